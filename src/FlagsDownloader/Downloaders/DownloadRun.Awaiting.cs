using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Downloaders;

// The awaiting version: at each await the thread is free. Read it beside DownloadRun.Blocking.cs.
public sealed partial class DownloadRun
{
    /// <summary>Downloads one item; no thread waits. Every failure is an outcome; the task does not fail.</summary>
    /// <param name="item">An item of the run.</param>
    /// <param name="executor">Runs the blocking write of the file elsewhere; not used with <see cref="SaveMode.Inline"/>.</param>
    public async Task<DownloadOutcome> DownloadOneAsync(DownloadItem item, SaveExecutor executor)
    {
        var timeline = Begin(item);
        using var part = new PartSink(item, _store, timeline, SaveMode == SaveMode.Executor ? executor : null);
        try
        {
            Cancellation.ThrowIfCancellationRequested();
            if (_store.Refusal is { } refusal)
            {
                return Failed(item, timeline, SaveFailure.ForSkippedItem(refusal));
            }

            var known = await KnownAsync(item, executor);
            await FindKeptAsync(part, executor);
            var response = await _client.GetAsync(item.Address, timeline, Cancellation, new FetchDetails
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

                var nameResponse = await _client.GetAsync(
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

            var error = SaveMode == SaveMode.Executor
                ? await executor(() => Save(item, ref fileName, response, part, timeline))
                : Save(item, ref fileName, response, part, timeline);
            return error is not null
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
