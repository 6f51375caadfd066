namespace FlagsDownloader.Cli.Outputs;

/// <summary>An output file that the user asked for.</summary>
/// <param name="Option">The option that names it, e.g. <c>--report</c>.</param>
/// <param name="Path">As the user wrote it.</param>
internal sealed record OutputRequest(string Option, string Path)
{
    /// <summary>What is told where it cannot be written.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="exitCode">Default: a usage error, for it is found before the work begins.</param>
    public UserErrorException Unwritable(string reason, ExitCode exitCode = ExitCode.Usage) =>
        new($"cannot write '{Path}': choose another file with {Option} ({reason.TrimEnd('.')})", exitCode);
}
