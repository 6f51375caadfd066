namespace FlagsDownloader.Faults;

/// <summary>What all programs are told alike.</summary>
internal static class Limits
{
    /// <summary>Further attempts after the first.</summary>
    public const int Retries = 3;

    /// <summary>Seconds for one attempt, where a program can be told so; for one silence otherwise.</summary>
    public const int AttemptSeconds = 4;

    /// <summary>Seconds between attempts, where a program takes a fixed pause.</summary>
    public const int PauseSeconds = 1;

    /// <summary>The most requests at once: all flags of a run.</summary>
    public const int AtOnce = 6;

    /// <summary>Redirects in a row.</summary>
    public const int Redirects = 5;

    /// <summary>A program that can bound a run as a whole is told to end then: four attempts, three pauses, and a second.</summary>
    public const int RunSeconds = 20;

    /// <summary>Who still runs then is killed, and counts as hung.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);
}
