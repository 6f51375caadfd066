using System.Text.Json;
using FlagsDownloader.Bench.Peers.Setup;

namespace FlagsDownloader.Bench.Peers.Servers;

/// <summary>A flags-server, as `flags serve` starts it, on a free port.</summary>
internal sealed class FlagsServer : IDisposable
{
    private readonly GuardedProcess _process;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };

    private FlagsServer(GuardedProcess process, Uri site) => (_process, Site) = (process, site);

    /// <summary>Where its flags are.</summary>
    public Uri Site { get; }

    /// <summary>Starts one that answers at once, or late.</summary>
    /// <param name="flags">The executable.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="delay">How late, as `--delay` takes it; null for at once.</param>
    /// <param name="processor">The one processor that it may use; null for all.</param>
    public static FlagsServer Start(string flags, string folder, string? delay = null, int? processor = null)
    {
        string[] weather = delay is null ? ["--only", "LOCAL"] : ["--only", "DELAY", "--delay", delay];
        var process = new GuardedProcess(
            [.. GuardedProcess.PinnedTo(processor), flags, "serve", "--port", "0", "--pad-to", $"{FlagSet.FileBytes}", .. weather], folder);
        Uri? site = null;
        while (process.Output.ReadLine() is { } line)
        {
            if (line.StartsWith("Ready", StringComparison.Ordinal) && site is not null)
                return new FlagsServer(process, site);
            site = new Uri(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        }

        process.Dispose();
        throw new BenchException($"'{flags} serve' ended before it was ready");
    }

    /// <summary>Starts its counts anew.</summary>
    public void Reset() => _http.PostAsync(new Uri(Site, "/reset"), content: null).GetAwaiter().GetResult().Dispose();

    /// <summary>What it counted since then.</summary>
    public JsonDocument ReadStats() => JsonDocument.Parse(_http.GetStringAsync(new Uri(Site, "/stats")).GetAwaiter().GetResult());

    public void Dispose()
    {
        _process.Dispose();
        _http.Dispose();
    }
}
