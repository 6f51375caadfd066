using FlagsDownloader.Results;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Downloaders;

// The awaiting colour: the thread is given back at each await. Read it beside DownloadRun.Blocking.cs.
public sealed partial class DownloadRun
{
    /// <summary>Downloads one item; no thread waits. Whatever happens becomes the outcome; the task does not fail.</summary>
    /// <param name="item">An item of the run.</param>
    /// <param name="executor">Runs the blocking write of the file elsewhere; not used with <see cref="SaveMode.Inline"/>.</param>
    public async Task<DownloadOutcome> DownloadOneAsync(DownloadItem item, SaveExecutor executor)
    {
        var timeline = Begin(item);
        try
        {
            Cancellation.ThrowIfCancellationRequested();
            if (_store.Refusal is { } refusal)
            {
                return Failed(item, timeline, SaveFailure.OfWhatIsNotAskedFor(refusal));
            }

            var known = await KnownAsync(item, executor);
            var picture = await _client.GetAsync(item.Address, timeline, Cancellation, known?.Validator);
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
                var answer = await _client.GetAsync(naming.Address, timeline.Aside(), Cancellation);
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

            var error = SaveMode == SaveMode.Executor
                ? await executor(() => Save(item, ref fileName, picture, timeline))
                : Save(item, ref fileName, picture, timeline);
            return error is not null
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
