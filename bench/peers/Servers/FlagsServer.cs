using FlagsDownloader.Bench.Peers.Setup;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Bench.Peers.Servers;

/// <summary>A flags-server, started by `flags serve` on a free port.</summary>
internal static class FlagsServer
{
    /// <summary>Starts a server, with or without a delay.</summary>
    /// <param name="flags">The executable.</param>
    /// <param name="folder">The working folder.</param>
    /// <param name="delay">The value of `--delay`; null for no delay.</param>
    /// <param name="processor">The processor that it may use; null for all.</param>
    /// <exception cref="BenchException">The server ended before it was ready.</exception>
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
