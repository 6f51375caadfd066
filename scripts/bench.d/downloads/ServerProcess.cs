using System.Diagnostics;
using System.Text.Json;

namespace FlagsDownloader.Bench.Downloads;

/// <summary>A real flags-server on a free port, for the time of a benchmark.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http = new();

    private ServerProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it serves flags.</summary>
    public string Address { get; }

    public static ServerProcess Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(FlagsRun.Executable, ["serve", "--port", "0", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var address = "";
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith("Ready", StringComparison.Ordinal))
        {
            address = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        }

        return new ServerProcess(process, address);
    }

    /// <summary>Starts weather and counts anew.</summary>
    public void Reset() => _http.PostAsync(new Uri(new Uri(Address), "/reset"), content: null).GetAwaiter().GetResult().Dispose();

    /// <summary>The most requests that it had at once since the last reset.</summary>
    public int PeakInFlight()
    {
        using var stats = JsonDocument.Parse(_http.GetStringAsync(new Uri(new Uri(Address), "/stats")).GetAwaiter().GetResult());
        return stats.RootElement.GetProperty("peak_in_flight").GetInt32();
    }

    public void Dispose()
    {
        // The server ends with its parent, and its parent is killed with all it started.
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
    }
}
