namespace FlagsServer;

/// <summary>The exit codes of the process.</summary>
internal enum ExitCode
{
    /// <summary>Stopped as asked: Ctrl-C, SIGTERM, or the end of standard input with <c>--embedded</c>.</summary>
    Ok = 0,

    /// <summary>Could not serve: a port is in use, an address is not this machine's.</summary>
    CannotServe = 1,

    /// <summary>The command line or the configuration is wrong; standard error says what to type.</summary>
    Usage = 2,
}
