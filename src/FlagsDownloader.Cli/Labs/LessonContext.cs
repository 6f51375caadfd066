using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Servers;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Labs;

/// <summary>The environment of a lesson: its output, clock, figures and server. It can be used from any thread.</summary>
/// <param name="output">Receives the lesson's lines.</param>
/// <param name="isTerminal">Whether the output is a terminal, on which a lesson may draw in place.</param>
/// <param name="time">The clock.</param>
/// <param name="cancellationToken">Cancelled by Ctrl-C.</param>
internal sealed class LessonContext(TextWriter output, bool isTerminal, TimeProvider time, CancellationToken cancellationToken)
{
    private readonly Lock _gate = new();
    private long _start = time.GetTimestamp();
    private readonly Dictionary<string, double> _figures = [];
    private readonly List<string> _conclusions = [];

    /// <summary>Whether frames may be drawn over one another; otherwise a lesson prints a transcript.</summary>
    public bool IsTerminal => isTerminal;

    /// <summary>Receives drawings; <see cref="WriteLine"/> is for lines.</summary>
    public TextWriter Output => output;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The lesson's figures, in the order of their first mention.</summary>
    public IReadOnlyDictionary<string, double> Figures => _figures;

    /// <summary>The lesson's closing lines.</summary>
    public IReadOnlyList<string> Conclusions => _conclusions;

    /// <summary>Prints a line, of at most 80 columns.</summary>
    public void WriteLine(string line = "")
    {
        lock (_gate)
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Prints a line with <see cref="Elapsed"/>: <c> 0.10 s  A waits</c>.</summary>
    public void Log(string line) => WriteLine($"{Elapsed.TotalSeconds,5:0.00} s  {line}");

    /// <summary>The time since the lesson began, or since the last <see cref="RestartClock"/>.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(Volatile.Read(ref _start));

    /// <summary>Sets <see cref="Elapsed"/> to zero, for an experiment that is compared with the one before.</summary>
    public void RestartClock() => Volatile.Write(ref _start, time.GetTimestamp());

    /// <summary>Measures the time of an action.</summary>
    public TimeSpan Measure(Action action)
    {
        var start = time.GetTimestamp();
        action();
        return time.GetElapsedTime(start);
    }

    /// <summary>Records a figure for <c>--json</c>.</summary>
    /// <param name="name">snake_case, with its unit at the end: <c>gathered_seconds</c>.</param>
    /// <param name="value">The value measured in this run.</param>
    public void Figure(string name, double value)
    {
        lock (_gate)
        {
            _figures[name] = value;
        }
    }

    /// <summary>Prints one of the two or three conclusions, with this run's figures.</summary>
    public void Conclude(string line)
    {
        lock (_gate)
        {
            if (_conclusions.Count == 0)
            {
                output.WriteLine();
            }

            _conclusions.Add(line);
            output.WriteLine($"=> {line}");
        }
    }

    /// <summary>Starts a flags-server for the lesson on a free port. The caller disposes it.</summary>
    /// <param name="delay">How late it answers, in seconds.</param>
    /// <param name="padTo">The size to which smaller pictures are padded, such as <c>130k</c>; null for none.</param>
    public EmbeddedServer StartServer(string delay = "0", string? padTo = null) =>
        EmbeddedServer.Start(FlagSite.Local, new FaultInjectionOptions(delay, ErrorRate: null, Seed: null, padTo), cancellationToken);
}
