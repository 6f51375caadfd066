namespace FlagsDownloader.Http;

/// <summary>The defaults of <see cref="FlagClientOptions"/>, named in one place.</summary>
public static class FlagClientDefaults
{
    /// <summary>Time for one attempt: well beyond the servers' usual delays of up to 5 s, short of a person's patience.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The least time that can be asked for: Polly's.</summary>
    public static readonly TimeSpan MinTimeout = TimeSpan.FromMilliseconds(10);

    /// <summary>The most time that can be asked for: Polly's.</summary>
    public static readonly TimeSpan MaxTimeout = TimeSpan.FromDays(1);

    /// <summary>Further attempts after the first.</summary>
    public const int Retries = 3;

    /// <summary>The most that can be asked for; beyond it a server is down, not busy.</summary>
    public const int MaxRetries = 100;

    /// <summary>The upper end of the wait before the first further attempt; it doubles with each.</summary>
    public static readonly TimeSpan BackoffBase = TimeSpan.FromMilliseconds(200);

    /// <summary>The upper end of any wait that the server did not ask for.</summary>
    public static readonly TimeSpan BackoffCap = TimeSpan.FromSeconds(5);

    /// <summary>Content beyond this size is no flag: 10 MiB.</summary>
    public const int MaxContentBytes = 10 * 1024 * 1024;

    /// <summary>Redirects followed before giving up.</summary>
    public const int MaxRedirects = 5;

    /// <summary>Connections older than this are not used again: what stands between closes old ones without a word.</summary>
    public static readonly TimeSpan PooledConnectionLifetime = TimeSpan.FromMinutes(5);
}
