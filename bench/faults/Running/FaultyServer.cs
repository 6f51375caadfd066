using System.Diagnostics;
using FlagsDownloader.Faults.Findings;
using FlagsDownloader.Faults.Programs;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Faults.Running;

/// <summary>A real flags-server on free ports, with a profile for each program, so that each has its own faults and log.</summary>
internal sealed class FaultyServer : IDisposable
{
    private readonly RunningServer _server;

    /// <summary>Starts a server and waits until it is ready.</summary>
    /// <param name="profiles">Settings by the profile's name, as in `--profile NAME:settings`.</param>
    public FaultyServer(IEnumerable<(string Name, string Settings)> profiles)
    {
        var arguments = profiles.SelectMany(profile => new[] { "--profile", $"{profile.Name}:{profile.Settings}", "--only", profile.Name });
        _server = RunningServer.Start(new ProcessStartInfo(ProgramCatalog.FlagsExecutable, ["serve", "--port", "0", .. arguments]));
    }

    /// <summary>Returns the address of a profile's flags.</summary>
    public string SiteOf(string profile) => _server.Sites[profile].AbsoluteUri;

    /// <summary>Returns the bytes of a flag.</summary>
    public byte[] ReadFlag(string profile, string code)
    {
        using var response = _server.Request(
            HttpMethod.Get, new Uri($"{SiteOf(profile)}/{code.ToLowerInvariant()}/{code.ToLowerInvariant()}.gif"));
        using var content = new MemoryStream();
        response.EnsureSuccessStatusCode().Content.ReadAsStream().CopyTo(content);
        return content.ToArray();
    }

    /// <summary>Returns the requests of a profile; null if it accepts no connections.</summary>
    public IReadOnlyList<ServedRequest>? ReadRequests(string profile)
    {
        try
        {
            using var document = _server.ReadDocument(_server.Sites[profile], "/requests");
            return [.. document.RootElement.GetProperty("requests").EnumerateArray().Select(ServedRequest.Of)];
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public void Dispose() => _server.Dispose();
}
