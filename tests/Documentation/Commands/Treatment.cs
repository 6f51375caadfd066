namespace FlagsDownloader.Documentation.Commands;

/// <summary>What is done with a command that is not simply run to exit code 0.</summary>
internal enum Treatment
{
    /// <summary>Not at all; the rule says why, and where it is run instead.</summary>
    NotRun,

    /// <summary>
    /// Started without a server to be had: the real program reads and checks the whole command line, and ends where the
    /// work would begin.
    /// </summary>
    CheckedOnly,

    /// <summary>Run, and ends with another exit code than 0.</summary>
    EndsWith,
}
