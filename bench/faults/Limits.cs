namespace FlagsDownloader.Faults;

/// <summary>The settings that all programs have.</summary>
internal static class Limits
{
    /// <summary>Further attempts after the first.</summary>
    public const int Retries = 3;

    /// <summary>Timeout of an attempt in seconds, or of a period of silence if a program has no timeout of an attempt.</summary>
    public const int AttemptSeconds = 4;

    /// <summary>Seconds between attempts, if a program has a fixed pause.</summary>
    public const int PauseSeconds = 1;

    /// <summary>The maximum number of concurrent requests: all flags of a run.</summary>
    public const int AtOnce = 6;

    /// <summary>The maximum number of redirects.</summary>
    public const int Redirects = 5;

    /// <summary>The timeout of a run, if a program has one: four attempts, three pauses, and a second.</summary>
    public const int RunSeconds = 20;

    /// <summary>A program that still runs then is killed and counts as hung.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);
}
