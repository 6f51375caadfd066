using System.ComponentModel;
using System.Diagnostics;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>
/// A process that outlives this one. It then ends the processes that a comparison started, and removes its temporary folder. It
/// waits for the end of a pipe that this process holds open. When this process ends, even by <c>kill -9</c>, the kernel closes it.
/// </summary>
/// <remarks>
/// The process is a shell. With <c>setsid</c> it has its own session, so that a signal to all processes of a terminal or of
/// timeout(1) does not reach it. Windows, and a system without a shell, has no such process. Other systems than Linux only remove
/// the folder.
/// </remarks>
internal sealed class CleanupProcess : IDisposable
{
    private const string Shell = "/bin/sh";

    // $1 is the mark of the processes, $2 the folder or nothing. After a line, there is nothing to do; after the end of the input
    // there is. If grep may not read one of the files, it fails, and still names the files with the mark.
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

    private CleanupProcess(Process? process) => _process = process;

    /// <summary>Starts it.</summary>
    /// <param name="mark">An entry of the environment of the processes to end, such as <c>NAME=VALUE</c>.</param>
    /// <param name="folder">The folder to remove; null for none.</param>
    public static CleanupProcess Start(string mark, string? folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return new CleanupProcess(null);
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
            return new CleanupProcess(process);
        }
        catch (Win32Exception)
        {
            process.Dispose();
            return new CleanupProcess(null);
        }
    }

    /// <summary>Ends the process, which then does nothing.</summary>
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
            // The process has already ended.
        }

        _process.Dispose();
    }
}
