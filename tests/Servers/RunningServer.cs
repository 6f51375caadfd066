using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace FlagsDownloader.Testing;

/// <summary>A real flags-server, ready to answer, from its start until it is disposed. Tests and benchmarks link this file.</summary>
internal sealed class RunningServer : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private RunningServer(Process process, Dictionary<string, Uri> sites, string? authority)
    {
        _process = process;
        Sites = sites;
        Authority = authority;
        var handler = new SocketsHttpHandler { UseProxy = false };
        if (authority is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(authority);
        }

        _http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>The address of the flags of each profile, without a trailing slash, by the profile's name.</summary>
    public IReadOnlyDictionary<string, Uri> Sites { get; }

    /// <summary>The file with the certificate to trust; null without <c>--tls</c>.</summary>
    public string? Authority { get; }

    /// <summary>The address of the only profile.</summary>
    public Uri Site => Sites.Values.Single();

    /// <summary>Starts a server and waits until it is ready.</summary>
    /// <param name="start">A command that runs <c>flags-server</c> or <c>flags serve</c>; its input and output are redirected here.</param>
    /// <exception cref="InvalidOperationException">The server ended before it was ready.</exception>
    public static RunningServer Start(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        var sites = new Dictionary<string, Uri>(StringComparer.Ordinal);
        string? authority = null;
        // "LOCAL http://127.0.0.1:40001/flags ..." for each profile, with TLS "CA /tmp/ca.pem ...", and then "Ready ...".
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("Ready", StringComparison.Ordinal))
            {
                return new RunningServer(process, sites, authority);
            }

            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "CA")
            {
                authority = words[1];
                continue;
            }

            sites.Add(words[0], new Uri(words[1]));
        }

        process.Dispose();
        throw new InvalidOperationException($"'{start.FileName} {string.Join(' ', start.ArgumentList)}' ended before it was ready.");
    }

    /// <summary>Resets the attempts and statistics of the only profile.</summary>
    public void Reset() => Send(HttpMethod.Post, new Uri(Site, "/reset")).Dispose();

    /// <summary>The only profile's <c>/stats</c>.</summary>
    public JsonDocument ReadStats() => ReadDocument(Site, "/stats");

    /// <summary>One number of the only profile's <c>/stats</c>, e.g. <c>requests</c>.</summary>
    public int ReadStat(string name)
    {
        using var stats = ReadStats();
        return stats.RootElement.GetProperty(name).GetInt32();
    }

    /// <summary>Reads a JSON document of a profile.</summary>
    /// <exception cref="HttpRequestException">The profile accepts no connections, or its response is an error.</exception>
    public JsonDocument ReadDocument(Uri site, string path)
    {
        using var response = Send(HttpMethod.Get, new Uri(site, path));
        return JsonDocument.Parse(response.Content.ReadAsStream());
    }

    /// <summary>Sends a request without the client under test. The status of the response may be an error.</summary>
    public HttpResponseMessage Request(HttpMethod method, Uri address)
    {
        using var request = new HttpRequestMessage(method, address);
        return _http.Send(request);
    }

    /// <summary>Ends the server and the process that started it.</summary>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
        // What is killed removes nothing.
        if (Path.GetDirectoryName(Authority) is { } folder && Path.GetFileName(folder).StartsWith("flags-server-", StringComparison.Ordinal))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private HttpResponseMessage Send(HttpMethod method, Uri address) => Request(method, address).EnsureSuccessStatusCode();
}
