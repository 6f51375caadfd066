using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Servers;

/// <summary>Finds the flags-server that came with this program.</summary>
internal static class ServerExecutable
{
    /// <summary>Names the server's executable where it is somewhere else.</summary>
    public const string PathVariable = "FLAGS_SERVER";

    private static readonly string FileName = OperatingSystem.IsWindows() ? "flags-server.exe" : "flags-server";

    /// <summary>How to start the server, without arguments yet.</summary>
    /// <exception cref="UserErrorException">It is not there.</exception>
    public static ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(Locate()) { UseShellExecute = false };
        // A framework-dependent server shall run on the runtime that this program runs on, wherever that is installed.
        if (RuntimeFeature.IsDynamicCodeSupported)
            start.Environment.TryAdd("DOTNET_ROOT", Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")));
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
            // The system's own words; the exception's name the working directory too.
            var reason = new Win32Exception(exception.NativeErrorCode).Message;
            throw new UserErrorException($"cannot start {process.StartInfo.FileName}: {reason}", ExitCode.Failed);
        }
    }

    private static string Locate()
    {
        var named = Environment.GetEnvironmentVariable(PathVariable);
        string[] candidates = string.IsNullOrEmpty(named)
            ? [Path.Combine(AppContext.BaseDirectory, FileName), Path.Combine(AppContext.BaseDirectory, "flags-server", FileName)]
            : [named];

        return candidates.FirstOrDefault(File.Exists)
            ?? throw new UserErrorException(
                $"flags-server is not at {string.Join(" nor at ", candidates)}: set {PathVariable} to its path",
                ExitCode.Failed);
    }
}
