using System.ComponentModel;
using System.Diagnostics;

namespace FlagsDownloader.Bench.Peers.Setup;

/// <summary>Builds programs into the scratch folder.</summary>
/// <param name="scratch">The output folder.</param>
/// <param name="cancellationToken">Cancels a build.</param>
internal sealed class ProgramBuilder(Scratch scratch, CancellationToken cancellationToken)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Builds the meter.</summary>
    public string BuildMeter()
    {
        var meter = scratch.FileOf("meter");
        Build("cc", ["-O2", "-o", meter, Sources.Of("native/meter.c")], Sources.Root);
        return meter;
    }

    /// <summary>Builds the Go program.</summary>
    /// <param name="go">The Go tool.</param>
    public string BuildGoPeer(string go)
    {
        var program = scratch.FileOf("peer-go");
        Build(go, ["build", "-trimpath", "-o", program, "."], Sources.Of("go"));
        return program;
    }

    /// <summary>Installs `flags` with its server.</summary>
    public string InstallFlags()
    {
        var prefix = scratch.FileOf("flags");
        Build(Path.Combine(Sources.Repository, "scripts/install"), [prefix], Sources.Repository);
        return Path.Combine(prefix, "bin/flags");
    }

    // The output of a build is shown only if it fails.
    private void Build(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The Go program has no dependencies, so nothing is downloaded.
        start.Environment["GOPROXY"] = "off";
        start.Environment["GOTOOLCHAIN"] = "local";
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var ended = process.WaitForExitAsync(CancellationToken.None);
            try
            {
                if (!ended.Wait(Patience, cancellationToken))
                {
                    throw new BenchException($"{Path.GetFileName(program)} did not end within {Patience.TotalMinutes:0} minutes");
                }
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (process.ExitCode != 0)
            {
                throw new BenchException($"{Path.GetFileName(program)} ended with {process.ExitCode}:\n{output.Result}{errors.Result}");
            }
        }
        catch (Win32Exception exception)
        {
            throw new BenchException($"{program} cannot be started ({exception.Message}): on Debian 'apt-get install gcc libc6-dev' has a C compiler", exception);
        }
    }
}
