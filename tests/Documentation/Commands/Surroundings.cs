using System.Runtime.InteropServices;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation.Commands;

/// <summary>The environment of a command: `flags` and `flags-server` first in PATH, and no network except this machine.</summary>
internal sealed class Surroundings : IDisposable
{
    private const string NoNetwork = "http://127.0.0.1:9"; // "discard" (RFC 863): no server listens.

    private readonly TemporaryFolder _programs = new();

    /// <param name="flags">The path of `flags`.</param>
    public Surroundings(string flags)
    {
        File.CreateSymbolicLink(_programs.At("flags"), flags);
        File.CreateSymbolicLink(_programs.At("flags-server"), FlagsExecutable.ServerOf(flags));
        var runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        Variables = new Dictionary<string, string>
        {
            ["PATH"] = $"{_programs.FullName}:{Environment.GetEnvironmentVariable("PATH")}",
            ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? runtime,
            ["http_proxy"] = NoNetwork,
            ["https_proxy"] = NoNetwork,
            ["no_proxy"] = "localhost,127.0.0.1",
            ["LC_ALL"] = "C.UTF-8",
        };
    }

    public IReadOnlyDictionary<string, string> Variables { get; }

    public void Dispose() => _programs.Dispose();
}
