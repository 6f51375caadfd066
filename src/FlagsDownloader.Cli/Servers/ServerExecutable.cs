using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Servers;

/// <summary>Finds and starts the flags-server that is installed with this program.</summary>
internal static class ServerExecutable
{
    /// <summary>The environment variable with the path of another server executable.</summary>
    public const string PathVariable = "FLAGS_SERVER";

    private const string Library = "flags-server.dll";
    private static readonly string FileName = OperatingSystem.IsWindows() ? "flags-server.exe" : "flags-server";

    // The installation folder of the runtime that this program runs on.
    private static string DotnetRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>Creates the start information of the server, without its arguments.</summary>
    /// <exception cref="UserErrorException">The executable does not exist.</exception>
    public static ProcessStartInfo CreateStartInfo()
    {
        var server = Locate();
        // A package for every system has no executable. It has a library, which the dotnet host runs.
        var isLibrary = server.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(isLibrary ? DotnetHost() : server) { UseShellExecute = false };
        if (isLibrary)
        {
            start.ArgumentList.Add(server);
        }
        // A framework-dependent server runs on the same runtime as this program, wherever that is installed.
        if (RuntimeFeature.IsDynamicCodeSupported)
        {
            start.Environment.TryAdd("DOTNET_ROOT", DotnetRoot);
        }

        return start;
    }

    /// <summary>Starts the server.</summary>
    /// <exception cref="UserErrorException">The system cannot run it.</exception>
    public static void Start(Process process)
    {
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            // The system's own message. The exception's message also names the working directory.
            var reason = new Win32Exception(exception.NativeErrorCode).Message;
            throw new UserErrorException($"cannot start {process.StartInfo.FileName}: {reason}", ExitCode.Failed);
        }
    }

    private static string Locate()
    {
        var named = Environment.GetEnvironmentVariable(PathVariable);
        string[] candidates = string.IsNullOrEmpty(named)
            ? [Beside(FileName), Beside("flags-server", FileName), Beside("flags-server", Library)]
            : [named];

        return candidates.FirstOrDefault(File.Exists)
            ?? throw new UserErrorException(
                $"flags-server is not at {string.Join(" nor at ", candidates)}: set {PathVariable} to its path",
                ExitCode.Failed);

        static string Beside(params ReadOnlySpan<string> names) => Path.Combine([AppContext.BaseDirectory, .. names]);
    }

    private static string DotnetHost()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        // A native program has no runtime, so the dotnet host is found in PATH.
        return RuntimeFeature.IsDynamicCodeSupported && Path.Combine(DotnetRoot, name) is var host && File.Exists(host) ? host : name;
    }
}
