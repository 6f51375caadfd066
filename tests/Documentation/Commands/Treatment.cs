namespace FlagsDownloader.Documentation.Commands;

/// <summary>The treatment of a command that is an exception.</summary>
internal enum Treatment
{
    /// <summary>Not run; the rule has the reason, and where it is run instead.</summary>
    NotRun,

    /// <summary>
    /// Run without a server: the real program checks the whole command line and ends before the work.
    /// </summary>
    CheckedOnly,

    /// <summary>Run, and ends with another exit code than 0.</summary>
    EndsWith,
}
