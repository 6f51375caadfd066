using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Downloaders;

// The blocking version: one thread from the request to the file. Read it beside DownloadRun.Awaiting.cs.
public sealed partial class DownloadRun
{
    /// <summary>Downloads one item on the calling thread, which waits. Every failure is an outcome; no exception is thrown.</summary>
    /// <param name="item">An item of the run.</param>
    /// <param name="admitted">When the item got its slot, from <see cref="Admit"/>. Default: now.</param>
    public DownloadOutcome DownloadOne(DownloadItem item, Mark admitted = default)
    {
        var timeline = Begin(item, admitted);
        using var part = new PartSink(item, _store, timeline);
        try
        {
            Cancellation.ThrowIfCancellationRequested();
            if (_store.Refusal is { } refusal)
            {
                return Failed(item, timeline, SaveFailure.ForSkippedItem(refusal));
            }

            var known = Known(item);
            FindKept(part);
            var response = _client.Get(item.Address, timeline, Cancellation, new FetchDetails
            {
                KnownETag = known?.Validator,
                Headers = item.Headers,
                Sink = part,
            });
            if (response.Status == DownloadStatus.Unchanged)
            {
                return Unchanged(item, timeline, known!);
            }

            if (response.Status != DownloadStatus.Ok)
            {
                return Ended(item, timeline, response.Status, response.Error);
            }

            var fileName = item.FileName;
            if (item.Naming is { } naming)
            {
                if (FindFault(item, response, part) is { } fault)
                {
                    return Failed(item, timeline, fault);
                }

                var nameResponse = _client.Get(
                    naming.Address, timeline.CreateChild(), Cancellation, new FetchDetails { Headers = item.Headers });
                if (nameResponse.Status != DownloadStatus.Ok)
                {
                    return Failed(item, timeline, NameRequestFailed(nameResponse.Error));
                }

                if (naming.ReadFileName(nameResponse.Content) is not { } name)
                {
                    return Failed(item, timeline, MissingName(nameResponse.Encoding));
                }

                fileName = name;
            }

            return Save(item, ref fileName, response, part, timeline) is { } error
                ? Failed(item, timeline, error)
                : Saved(item, timeline, fileName, response.Length);
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
