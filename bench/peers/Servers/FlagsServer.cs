using FlagsDownloader.Bench.Peers.Setup;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Bench.Peers.Servers;

/// <summary>flags-server, as `flags serve` starts it, on a free port.</summary>
internal static class FlagsServer
{
    /// <summary>Starts one that answers at once, or late.</summary>
    /// <param name="flags">The executable.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="delay">How late, as `--delay` takes it; null for at once.</param>
    /// <param name="processor">The one processor that it may use; null for all.</param>
    /// <exception cref="BenchException">It ended before it was ready.</exception>
    public static RunningServer Start(string flags, string folder, string? delay = null, int? processor = null)
    {
        string[] profile = delay is null ? ["--only", "LOCAL"] : ["--only", "DELAY", "--delay", delay];
        string[] command =
            [.. GuardedProcess.PinnedTo(processor), flags, "serve", "--port", "0", "--pad-to", $"{FlagSet.FileBytes}", .. profile];
        try
        {
            return RunningServer.Start(GuardedProcess.StartInfo(command, folder));
        }
        catch (InvalidOperationException)
        {
            throw new BenchException($"'{flags} serve' ended before it was ready");
        }
    }
}
