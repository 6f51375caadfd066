using System.ComponentModel;
using System.Diagnostics;

namespace FlagsDownloader.Bench.Peers.Setup;

/// <summary>Builds what has to be built, into the scratch folder.</summary>
/// <param name="scratch">Where to.</param>
/// <param name="cancellationToken">Gives up.</param>
internal sealed class Workshop(Scratch scratch, CancellationToken cancellationToken)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The program that measures others.</summary>
    public string BuildMeter()
    {
        var meter = scratch.FileOf("meter");
        Build("cc", ["-O2", "-o", meter, Sources.Of("native/meter.c")], Sources.Root);
        return meter;
    }

    /// <summary>The Go program.</summary>
    /// <param name="go">The Go tool.</param>
    public string BuildGoPeer(string go)
    {
        var program = scratch.FileOf("peer-go");
        Build(go, ["build", "-trimpath", "-o", program, "."], Sources.Of("go"));
        return program;
    }

    /// <summary>`flags` as users have it, with its server.</summary>
    public string InstallFlags()
    {
        var prefix = scratch.FileOf("flags");
        Build(Path.Combine(Sources.Repository, "scripts/install"), [prefix], Sources.Repository);
        return Path.Combine(prefix, "bin/flags");
    }

    // What a build has to say matters only when it fails.
    private void Build(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Nothing is fetched: the Go program has no dependency, and is built by the Go that is here.
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
