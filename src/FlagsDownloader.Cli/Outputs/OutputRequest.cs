namespace FlagsDownloader.Cli.Outputs;

/// <summary>An output file that the user asked for.</summary>
/// <param name="Option">The option that names it, e.g. <c>--report</c>.</param>
/// <param name="Path">As the user wrote it.</param>
internal sealed record OutputRequest(string Option, string Path)
{
    /// <summary>The error for an output that cannot be written.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="exitCode">Default: a usage error, because it is found before the work begins.</param>
    public UserErrorException Unwritable(string reason, ExitCode exitCode = ExitCode.Usage) =>
        new($"cannot write '{Path}': choose another file with {Option} ({reason.TrimEnd('.')})", exitCode);
}
