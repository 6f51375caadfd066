using System.Diagnostics;
using FlagsDownloader.Bench.Peers.Setup;

namespace FlagsDownloader.Bench.Peers.Servers;

/// <summary>A server that ends with this program, however this program ends.</summary>
/// <remarks>Its parent is a shell that waits for the end of a pipe from this process, which the kernel closes even after SIGKILL.</remarks>
internal sealed class GuardedProcess : IDisposable
{
    private const string Keeper = """
        trap '' INT HUP
        "$@" </dev/null &
        server=$!
        trap 'kill $server' TERM
        cat >/dev/null
        kill $server 2>/dev/null
        wait $server
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Process _keeper;

    public GuardedProcess(IEnumerable<string> command, string folder) => _keeper = Process.Start(StartInfo(command, folder))!;

    /// <summary>Returns the command that starts a server so that it ends with this program.</summary>
    public static ProcessStartInfo StartInfo(IEnumerable<string> command, string folder) => new("/bin/sh", ["-c", Keeper, "keeper", .. command])
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    };

    /// <summary>Returns the command that limits a server to one processor.</summary>
    /// <param name="processor">The processor, from 0; null for all.</param>
    public static IEnumerable<string> PinnedTo(int? processor) => processor is { } one ? ["taskset", "--cpu-list", $"{one}"] : [];

    /// <summary>Whether the server has ended.</summary>
    public void ThrowIfEnded(string name)
    {
        if (_keeper.HasExited)
        {
            throw new BenchException($"{name} ended before it was ready");
        }
    }

    public void Dispose()
    {
        try
        {
            _keeper.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }

        if (!_keeper.WaitForExit(Patience))
        {
            _keeper.Kill(entireProcessTree: true);
        }

        _keeper.Dispose();
    }
}
