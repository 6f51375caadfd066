using System.Diagnostics;
using System.Text.Json;
using FlagsDownloader.Faults.Findings;
using FlagsDownloader.Faults.Programs;

namespace FlagsDownloader.Faults.Running;

/// <summary>A real flags-server on free ports: a profile for each program, so that each has its own weather and its own log.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Dictionary<string, string> _sites;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };

    private ServerProcess(Process process, Dictionary<string, string> sites)
    {
        _process = process;
        _sites = sites;
    }

    /// <summary>Starts one, and waits until it is ready.</summary>
    /// <param name="profiles">Settings by the profile's name, as `--profile NAME:settings` takes them.</param>
    public static async Task<ServerProcess> StartAsync(IEnumerable<(string Name, string Settings)> profiles)
    {
        var arguments = profiles.SelectMany(profile => new[] { "--profile", $"{profile.Name}:{profile.Settings}", "--only", profile.Name });
        var start = new ProcessStartInfo(ProgramCatalog.FlagsExecutable, ["serve", "--port", "0", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var sites = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Ready", StringComparison.Ordinal))
            {
                return new ServerProcess(process, sites);
            }

            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            sites[words[0]] = words[1];
        }

        throw new InvalidOperationException($"`{ProgramCatalog.FlagsExecutable} serve` ended before it was ready.");
    }

    /// <summary>Where a profile has its flags.</summary>
    public string SiteOf(string profile) => _sites[profile];

    /// <summary>The bytes of a flag.</summary>
    public Task<byte[]> FlagAsync(string profile, string code) =>
        _http.GetByteArrayAsync(new Uri($"{SiteOf(profile)}/{code.ToLowerInvariant()}/{code.ToLowerInvariant()}.gif"));

    /// <summary>What a profile was asked for; null where nobody listens who could tell.</summary>
    public async Task<IReadOnlyList<ServedRequest>?> RequestsAsync(string profile)
    {
        string text;
        try
        {
            text = await _http.GetStringAsync(new Uri(new Uri(SiteOf(profile)), "/requests"));
        }
        catch (HttpRequestException)
        {
            return null;
        }

        using var document = JsonDocument.Parse(text);
        return [.. document.RootElement.GetProperty("requests").EnumerateArray().Select(ServedRequest.Of)];
    }

    public void Dispose()
    {
        // `flags serve` starts flags-server, which ends with it, however that ends.
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
    }
}
