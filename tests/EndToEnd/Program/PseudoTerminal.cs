using System.Diagnostics;
using System.Text;

namespace FlagsDownloader.EndToEnd.Program;

/// <summary>A command on a pseudo-terminal of `script`, which reports its cursor's position, as real terminals do.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Lock _gate = new();
    private readonly StringBuilder _output = new();
    private readonly VirtualScreen _screen;
    private readonly Process _process;
    private readonly Thread _reader;
    private readonly bool _answers;

    /// <param name="folder">The working folder of the command.</param>
    /// <param name="command">For bash, in which `flags` stands for the program.</param>
    /// <param name="columns">The window's columns.</param>
    /// <param name="rows">The window's rows.</param>
    /// <param name="environment">Variables in addition to TERM, which is that of an xterm; CI is empty.</param>
    /// <param name="answers">Whether the terminal answers.</param>
    public PseudoTerminal(
        string folder, string command, int columns = 80, int rows = 24,
        IReadOnlyDictionary<string, string>? environment = null, bool answers = true)
    {
        (_screen, _answers) = (new VirtualScreen(columns, rows), answers);
        // The terminal's name first, for a later change of its size.
        var whole = $"stty cols {columns} rows {rows}; tty; flags() {{ '{FlagsProcess.Executable}' \"$@\"; }}; {command}";
        var start = new ProcessStartInfo("script", ["-qec", whole, "/dev/null"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["SHELL"] = "/bin/bash";
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["CI"] = "";
        start.Environment.Remove("NO_COLOR");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _reader = new Thread(Read) { IsBackground = true, Name = "terminal" };
        _reader.Start();
    }

    /// <summary>All output, with control sequences.</summary>
    public string Output => Look(_ => _output.ToString());

    /// <summary>The text on the screen.</summary>
    public IReadOnlyList<string> Lines => Look(screen => screen.Lines);

    public bool CursorIsVisible => Look(screen => screen.CursorIsVisible);

    /// <summary>The number of the program's requests for the cursor's position.</summary>
    public int Questions => Look(screen => screen.Questions);

    /// <summary>Types keys, such as Ctrl-C, which is \x03.</summary>
    public void Type(string text)
    {
        _process.StandardInput.Write(text);
        _process.StandardInput.Flush();
    }

    /// <summary>Makes the window narrower or wider.</summary>
    public void Resize(int columns)
    {
        lock (_gate)
        {
            _screen.Resize(columns);
        }

        var name = Output.Split('\n')[0].Trim();
        using var stty = Process.Start("stty", ["-F", name, "cols", $"{columns}"]);
        stty.WaitForExit();
        Assert.Equal(0, stty.ExitCode);
    }

    /// <summary>Waits for a text on the screen.</summary>
    public void Await(Func<IReadOnlyList<string>, bool> condition, string what) => Eventually.True(
        () => condition(Lines) || _process.HasExited, $"{what} on a terminal with {string.Join(" / ", Lines.Where(line => line.Length > 0))}", Patience);

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public int Wait()
    {
        Assert.True(_process.WaitForExit(Patience), $"It still ran after {Patience.TotalSeconds:0} s.\n{Output}");
        _reader.Join(Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private T Look<T>(Func<VirtualScreen, T> look)
    {
        lock (_gate)
        {
            return look(_screen);
        }
    }

    // By character, because a bar writes no lines, and a terminal answers at once.
    private void Read()
    {
        for (int next; (next = _process.StandardOutput.Read()) >= 0;)
        {
            var answer = "";
            lock (_gate)
            {
                var questions = _screen.Questions;
                _output.Append((char)next);
                _screen.Write((char)next);
                if (_answers && _screen.Questions > questions)
                {
                    answer = $"\e[{_screen.Row};{_screen.Column}R";
                }
            }

            if (answer.Length > 0)
            {
                Type(answer);
            }
        }
    }
}
