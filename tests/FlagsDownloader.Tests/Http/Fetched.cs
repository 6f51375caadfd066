using FlagsDownloader.Http;
using FlagsDownloader.Results;

namespace FlagsDownloader.Tests.Http;

/// <summary>The result of a GET, and its timeline.</summary>
internal sealed record Fetched(FetchResult Result, Timeline Timeline)
{
    /// <summary>All properties of a failure, so that one comparison shows every difference.</summary>
    public (DownloadStatus Status, DownloadPhase? Phase, DownloadCause? Cause, int? HttpStatus, int Attempts) Summary =>
        (Result.Status, Result.Error?.Phase, Result.Error?.Cause, Result.Error?.HttpStatus, Timeline.Attempts);
}
