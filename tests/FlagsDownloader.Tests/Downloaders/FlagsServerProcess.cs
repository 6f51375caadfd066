using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>The real flags-server on a free port, for as long as a class's tests run.</summary>
public abstract class FlagsServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    /// <param name="profile">LOCAL, DELAY or ERROR.</param>
    /// <param name="weather">The server's options for it.</param>
    protected FlagsServerProcess(string profile, params string[] weather)
    {
        _process = Start(["--embedded", "--only", profile, "--port=0", .. weather]);
        Site = new Uri(ReadAddress());
    }

    /// <summary>Where it serves flags, without a trailing slash.</summary>
    public Uri Site { get; }

    private static string Executable => Path.ChangeExtension(
        typeof(FlagsServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "FlagsServerAssembly").Value!,
        OperatingSystem.IsWindows() ? "exe" : null);

    /// <summary>The kinds of faults that the server says it has.</summary>
    public static IReadOnlyList<string> ListFaults()
    {
        using var process = Start(["--list-faults"]);
        var list = process.StandardOutput.ReadToEnd();
        return [.. list.Split('\n').Where(line => line is [not ' ', ..]).Select(line => line.Split(' ')[0])];
    }

    /// <summary>Starts its weather and its figures anew.</summary>
    public void Reset() => Send(HttpMethod.Post, new Uri(Site, "/reset")).Dispose();

    /// <summary>A figure of its <c>/stats</c>.</summary>
    public int Stat(string name)
    {
        using var response = Send(HttpMethod.Get, new Uri(Site, "/stats"));
        using var document = JsonDocument.Parse(response.Content.ReadAsStream());
        return document.RootElement.GetProperty(name).GetInt32();
    }

    /// <summary>What the server answers to a plain GET, made without any of ours: status and content.</summary>
    public (int Status, byte[] Content) Get(Uri address)
    {
        using var response = _http.Send(new HttpRequestMessage(HttpMethod.Get, address));
        using var content = new MemoryStream();
        response.Content.ReadAsStream().CopyTo(content);
        return ((int)response.StatusCode, content.ToArray());
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _http.Dispose();
        GC.SuppressFinalize(this);
    }

    private static Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Executable, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // On the runtime that the tests run on, wherever it is installed.
        start.Environment.TryAdd(
            "DOTNET_ROOT", Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")));
        return Process.Start(start)!;
    }

    private HttpResponseMessage Send(HttpMethod method, Uri address) =>
        _http.Send(new HttpRequestMessage(method, address)).EnsureSuccessStatusCode();

    // "LOCAL http://127.0.0.1:40001/flags …", and then "Ready …".
    private string ReadAddress()
    {
        var address = "";
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("Ready", StringComparison.Ordinal))
            {
                return address;
            }

            address = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        }

        throw new InvalidOperationException($"{Executable} ended before it was ready.");
    }
}
