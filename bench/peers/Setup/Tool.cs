using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FlagsDownloader.Bench.Peers.Setup;

/// <summary>A required program.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Package">The Debian package.</param>
/// <param name="Candidates">Possible paths; a name without a slash is searched for in PATH.</param>
/// <param name="VersionArguments">Arguments that print the version, and fail if the program is unusable.</param>
internal sealed partial record Tool(string Name, string Package, IReadOnlyList<string> Candidates, IReadOnlyList<string> VersionArguments)
{
    /// <summary>The exit code after printing the version.</summary>
    public int VersionExitCode { get; init; }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Finds the program.</summary>
    /// <returns>The executable and its version; null if it is not installed.</returns>
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

            // Some programs print it on stdout, others on stderr.
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
