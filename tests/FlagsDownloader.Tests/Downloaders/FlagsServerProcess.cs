using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>The real flags-server on a free port, while the tests of a class run.</summary>
public abstract class FlagsServerProcess : IDisposable
{
    private readonly RunningServer _server;

    /// <param name="profile">LOCAL, DELAY or ERROR.</param>
    /// <param name="arguments">The server's options.</param>
    protected FlagsServerProcess(string profile, params string[] arguments)
    {
        _server = RunningServer.Start(StartInfo(["--embedded", "--only", profile, "--port=0", .. arguments]));
    }

    /// <summary>The address of the flags, without a trailing slash.</summary>
    public Uri Site => _server.Site;

    /// <summary>The certificate to trust; null without <c>--tls</c>.</summary>
    internal X509Certificate2Collection? Authorities
    {
        get
        {
            if (_server.Authority is not { } file)
            {
                return null;
            }

            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            return authorities;
        }
    }

    private static string Executable => FlagsExecutable.NamedServer ?? Path.ChangeExtension(
        typeof(FlagsServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "FlagsServerAssembly").Value!,
        OperatingSystem.IsWindows() ? "exe" : null);

    /// <summary>The kinds of faults that the server lists.</summary>
    public static IReadOnlyList<string> ListFaults()
    {
        var start = StartInfo(["--list-faults"]);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var list = process.StandardOutput.ReadToEnd();
        return [.. list.Split('\n').Where(line => line is [not ' ', ..]).Select(line => line.Split(' ')[0])];
    }

    /// <summary>Resets the server's attempts and statistics.</summary>
    public void Reset() => _server.Reset();

    /// <summary>A number of <c>/stats</c>.</summary>
    public int Stat(string name) => _server.ReadStat(name);

    /// <summary>Sends a GET without the client under test; returns status and content.</summary>
    public (int Status, byte[] Content) Get(Uri address)
    {
        using var response = _server.Request(HttpMethod.Get, address);
        using var content = new MemoryStream();
        response.Content.ReadAsStream().CopyTo(content);
        return ((int)response.StatusCode, content.ToArray());
    }

    public void Dispose()
    {
        _server.Dispose();
        GC.SuppressFinalize(this);
    }

    private static ProcessStartInfo StartInfo(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Executable, arguments) { UseShellExecute = false };
        // On the same runtime as the tests.
        start.Environment.TryAdd(
            "DOTNET_ROOT", Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")));
        return start;
    }
}
