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

    /// <summary>The host that was asked last; null before the first.</summary>
    public Host? Host { get; set; }

    /// <summary>What the request fails with if its time ends now, while it waits for a host that fails; null where it does not wait.</summary>
    public DownloadError? SkipReason { get; set; }

    public FetchResult Note(FetchResult result)
    {
        if (result.Status == DownloadStatus.Error)
        {
            LastFailure = result;
        }

        return result;
    }

    /// <summary>The result of a request that is not made: what it failed with before says more than that it was not made again.</summary>
    /// <param name="reason">Why it is not made.</param>
    public FetchResult Skip(DownloadError reason) =>
        FetchResult.Failed(LastFailure is { Error: { } own } ? own : reason, mayRetry: false);

    /// <summary>The result when the total time has ended.</summary>
    public FetchResult TimeOut(TimeSpan total)
    {
        if (SkipReason is { } reason)
        {
            return Skip(reason);
        }

        // What each attempt came to is one cause, however many of them the time was long enough for.
        if (LastFailure is { Error: { Cause: DownloadCause.TimedOut } own })
        {
            return FetchResult.Failed(own, mayRetry: false);
        }

        var result = FetchFailure.FromTimeout(total, Timeline);
        return Host?.Locate(result, Address) ?? result;
    }
}
