namespace FlagsDownloader.Cli;

/// <summary>What the process says with its exit code.</summary>
internal enum ExitCode
{
    /// <summary>No errors. A flag that the server does not have is an outcome, not an error.</summary>
    Success = 0,

    /// <summary>Some downloads failed, or the work could not be begun.</summary>
    Failed = 1,

    /// <summary>The command line makes no sense.</summary>
    Usage = 2,

    /// <summary>A comparison's assertion does not hold.</summary>
    AssertionBroken = 3,

    /// <summary>Interrupted: 128 + SIGINT, as shells have it.</summary>
    Interrupted = 130,

    /// <summary>Nobody reads the output any more: 128 + SIGPIPE, as shells have it.</summary>
    OutputClosed = 141,
}
