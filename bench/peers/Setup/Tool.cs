using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FlagsDownloader.Bench.Peers.Setup;

/// <summary>A program that has to be installed.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Package">The Debian package that has it.</param>
/// <param name="Candidates">Where it may be; a name without a slash is looked for in PATH.</param>
/// <param name="VersionArguments">What makes it say its version, and fail where it is of no use.</param>
internal sealed partial record Tool(string Name, string Package, IReadOnlyList<string> Candidates, IReadOnlyList<string> VersionArguments)
{
    /// <summary>How it ends after it said its version.</summary>
    public int VersionExitCode { get; init; }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Looks for it.</summary>
    /// <returns>The executable and the version it says it has; null where it is not installed.</returns>
    public (string Path, string Version)? Find()
    {
        foreach (var candidate in Candidates)
        {
            if (VersionOf(candidate) is { } version)
            {
                return (candidate, version);
            }
        }

        return null;
    }

    private string? VersionOf(string executable)
    {
        var start = new ProcessStartInfo(executable, VersionArguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            // Some say it on the one, some on the other.
            var version = VersionNumber().Match(output.Result + errors.Result);
            return version.Success && process.ExitCode == VersionExitCode ? version.Value : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\d+(\.\d+)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionNumber();
}
