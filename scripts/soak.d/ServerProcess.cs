using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace FlagsDownloader.Soak;

/// <summary>A real flags-server on a free port, without delays, for the time of the soak.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly string Executable =
        Environment.GetEnvironmentVariable("FLAGS")
        ?? typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "FlagsExecutable").Value!;

    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it serves flags.</summary>
    public Uri Address { get; }

    public static ServerProcess Start()
    {
        var start = new ProcessStartInfo(Executable, ["serve", "--only", "LOCAL", "--port", "0"]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        Uri? address = null;
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith("Ready", StringComparison.Ordinal))
        {
            address = new Uri(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        }

        return new ServerProcess(process, address ?? throw new InvalidOperationException("flags-server did not start."));
    }

    /// <summary>Requests for flags that it had, all together.</summary>
    public int CountRequests()
    {
        using var http = new HttpClient();
        using var stats = JsonDocument.Parse(http.GetStringAsync(new Uri(Address, "/stats")).GetAwaiter().GetResult());
        return stats.RootElement.GetProperty("requests").GetInt32();
    }

    public void Dispose()
    {
        // The server ends with its parent, and its parent is killed with all it started.
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
