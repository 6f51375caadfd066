using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace FlagsDownloader.Documentation.Commands;

/// <summary>A running command in bash, with its standard output and error combined, as on a terminal.</summary>
internal sealed partial class ShellCommand : IDisposable
{
    private const int Interrupt = 2;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    /// <param name="command">The command as typed.</param>
    /// <param name="folder">The working folder.</param>
    /// <param name="variables">Changes of its environment.</param>
    public ShellCommand(string command, string folder, IEnumerable<KeyValuePair<string, string>> variables)
    {
        MayServe = Server().IsMatch(command);
        // A server replaces its shell (exec), so that a signal reaches it.
        var line = MayServe ? Server().Replace(command, "${variables}exec ${program}", 1) : command;
        var start = new ProcessStartInfo("/bin/bash", ["-c", $"exec 2>&1\n{line}"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
    }

    /// <summary>Whether the command is only a server, not part of a longer command.</summary>
    public bool MayServe { get; }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public string[] Lines
    {
        get
        {
            lock (_output)
            {
                return _output.ToString().TrimEnd('\n').Split('\n');
            }
        }
    }

    /// <summary>Waits until it has ended, or until a server says that it is ready.</summary>
    /// <returns>Whether this happened in time.</returns>
    public bool Wait(TimeSpan patience)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!_process.HasExited)
        {
            if (MayServe && Lines.Any(line => line.StartsWith("Ready", StringComparison.Ordinal)))
            {
                return true;
            }

            if (TimeProvider.System.GetElapsedTime(start) > patience)
            {
                return false;
            }

            _ = _process.WaitForExit(Look);
        }

        // Again without a limit, which also waits for the end of the redirected stream.
        _process.WaitForExit();
        return true;
    }

    /// <summary>Ctrl-C.</summary>
    /// <returns>Whether it ended in time.</returns>
    public bool Stop(TimeSpan patience)
    {
        _ = Deliver(_process.Id, Interrupt);
        if (!_process.WaitForExit(patience))
        {
            return false;
        }

        _process.WaitForExit();
        return true;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Append(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Append(line).Append('\n');
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Deliver(int process, int signal);

    [GeneratedRegex(@"^(?<variables>(\w+=\S* )*)(?<program>flags-server|flags serve|flags lab server --port \d+)(?!.*[;|&>])")]
    private static partial Regex Server();
}
