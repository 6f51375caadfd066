using FlagsDownloader.Http;
using FlagsDownloader.Results;

namespace FlagsDownloader.Tests.Http;

/// <summary>What a GET came to, and what it went through.</summary>
internal sealed record Fetched(FetchResult Result, Timeline Timeline)
{
    /// <summary>All that a failure is to say, so that one comparison shows all that is wrong.</summary>
    public (DownloadStatus Status, DownloadPhase? Phase, DownloadCause? Cause, int? HttpStatus, int Attempts) Summary =>
        (Result.Status, Result.Error?.Phase, Result.Error?.Cause, Result.Error?.HttpStatus, Timeline.Attempts);
}
