using FlagsDownloader.Results;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Downloaders;

// The blocking colour: one thread from the request to the file. Read it beside DownloadRun.Awaiting.cs.
public sealed partial class DownloadRun
{
    /// <summary>Downloads one item on the calling thread, which waits. Whatever happens becomes the outcome; nothing is thrown.</summary>
    /// <param name="item">An item of the run.</param>
    /// <param name="admitted">When it got its slot, from <see cref="Admit"/>. Default: now.</param>
    public DownloadOutcome DownloadOne(DownloadItem item, Mark admitted = default)
    {
        var timeline = Begin(item, admitted);
        try
        {
            Cancellation.ThrowIfCancellationRequested();
            if (_store.Refusal is { } refusal)
            {
                return Failed(item, timeline, SaveFailure.OfWhatIsNotAskedFor(refusal));
            }

            var known = Known(item);
            var picture = _client.Get(item.Address, timeline, Cancellation, known?.Validator);
            if (picture.Status == DownloadStatus.Unchanged)
            {
                return Unchanged(item, timeline, known!);
            }

            if (picture.Status != DownloadStatus.Ok)
            {
                return Ended(item, timeline, picture.Status, picture.Error);
            }

            if (item.Check(picture.Content.Span) is { } complaint)
            {
                return Failed(item, timeline, Wrong(complaint, picture.Encoding));
            }

            var fileName = item.FileName;
            if (item.Naming is { } naming)
            {
                var answer = _client.Get(naming.Address, timeline.Aside(), Cancellation);
                if (answer.Status != DownloadStatus.Ok)
                {
                    return Failed(item, timeline, UnnamedBecause(answer.Error));
                }

                if (naming.ReadFileName(answer.Content) is not { } name)
                {
                    return Failed(item, timeline, Nameless(answer.Encoding));
                }

                fileName = name;
            }

            return Save(item, ref fileName, picture, timeline) is { } error
                ? Failed(item, timeline, error)
                : Saved(item, timeline, fileName, picture.Content.Length);
        }
        catch (OperationCanceledException)
        {
            return Ended(item, timeline, DownloadStatus.Cancelled);
        }
        catch (Exception exception)
        {
            return Failed(item, timeline, Unexpected(exception));
        }
    }
}
