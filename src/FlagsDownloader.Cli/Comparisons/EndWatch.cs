using System.ComponentModel;
using System.Diagnostics;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>
/// A process that outlives this one, and then ends what a comparison started and removes its temporary folder. It waits at a
/// pipe that this process holds open: however this process ends, <c>kill -9</c> included, the kernel closes it.
/// </summary>
/// <remarks>
/// The shell that starts other programs does this too, in a session of its own where there is <c>setsid</c>, so that a signal
/// to all of a terminal's or of timeout(1)'s processes does not reach it. On Windows, and where there is no shell, nobody
/// watches; on other systems than Linux only the folder is removed.
/// </remarks>
internal sealed class EndWatch : IDisposable
{
    private const string Shell = "/bin/sh";

    // $1 the mark of the processes, $2 the folder or nothing. A line says that all is in order; the end of the input does not.
    // grep fails where it may not read one of the files, and still names those that it found the mark in.
    private const string Script =
        """
        trap '' HUP INT QUIT TERM
        exec >/dev/null 2>&1
        cd /
        read -r line && exit 0
        look=0
        while found=$(grep -l -F -e "$1" /proc/[0-9]*/environ) || true; [ -n "$found" ] && [ $look -lt 50 ]; do
          for file in $found; do
            process=${file#/proc/}
            kill -KILL "${process%/environ}"
          done
          look=$((look + 1))
        done
        [ -z "$2" ] || { chmod -R u+rwx -- "$2"; rm -rf -- "$2"; }
        """;

    private const string InOwnSession =
        """if command -v setsid >/dev/null 2>&1; then exec setsid "$0" -c "$@"; else exec "$0" -c "$@"; fi""";

    private readonly Process? _process;

    private EndWatch(Process? process) => _process = process;

    /// <summary>Starts it.</summary>
    /// <param name="mark">An entry of the environment of all processes to be ended, such as <c>NAME=VALUE</c>.</param>
    /// <param name="folder">A folder to be removed; null for none.</param>
    public static EndWatch Start(string mark, string? folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return new EndWatch(null);
        }

        var process = new Process
        {
            StartInfo = new ProcessStartInfo(Shell, ["-c", InOwnSession, Shell, Script, "flags-compare", mark, folder ?? ""])
            {
                RedirectStandardInput = true,
            },
        };
        try
        {
            process.Start();
            return new EndWatch(process);
        }
        catch (Win32Exception)
        {
            process.Dispose();
            return new EndWatch(null);
        }
    }

    /// <summary>Tells it that there is nothing to do.</summary>
    public void Dispose()
    {
        if (_process is null)
        {
            return;
        }

        try
        {
            _process.StandardInput.WriteLine("done");
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Somebody ended it.
        }

        _process.Dispose();
    }
}
