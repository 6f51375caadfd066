namespace FlagsDownloader.Cli;

/// <summary>The exit codes of the program.</summary>
internal enum ExitCode
{
    /// <summary>No errors. A flag that the server does not have is an outcome, not an error.</summary>
    Success = 0,

    /// <summary>Some downloads failed, or the work could not begin.</summary>
    Failed = 1,

    /// <summary>The command line makes no sense.</summary>
    Usage = 2,

    /// <summary>A comparison's assertion does not hold.</summary>
    AssertionBroken = 3,

    /// <summary>Interrupted: 128 + SIGINT, as in shells.</summary>
    Interrupted = 130,

    /// <summary>The reader of the output has closed it: 128 + SIGPIPE, as in shells.</summary>
    OutputClosed = 141,
}
