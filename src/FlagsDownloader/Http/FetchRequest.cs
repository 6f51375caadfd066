using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>One GET with all its attempts.</summary>
/// <param name="Address">What was asked for; where redirects lead is each attempt's own.</param>
/// <param name="Timeline">Of the last attempt.</param>
/// <param name="Began">When the first attempt began: the total timeout counts from here.</param>
internal sealed record FetchRequest(Uri Address, Timeline Timeline, long Began)
{
    /// <summary>The tag of the content that is there already, which need not be sent again; null where none is.</summary>
    public string? KnownETag { get; init; }

    /// <summary>The last attempt's failure; null before there is one.</summary>
    public FetchResult? LastFailure { get; private set; }

    public FetchResult Note(FetchResult result)
    {
        if (result.Status == DownloadStatus.Error)
            LastFailure = result;
        return result;
    }

    /// <summary>What a request comes to that is not made: what it failed with before says more than that it was not made again.</summary>
    /// <param name="hostsFailure">Why it is not made.</param>
    public FetchResult NotMade(DownloadError? hostsFailure) =>
        LastFailure is { Error: { } own } ? FetchResult.Failed(own, mayRetry: false) : FetchFailure.NotAsked(hostsFailure);
}
