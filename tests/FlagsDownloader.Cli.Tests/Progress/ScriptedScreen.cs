using System.Collections.Concurrent;
using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Tests.Progress;

/// <summary>A terminal that records the drawing calls.</summary>
internal sealed class ScriptedScreen
{
    private readonly ConcurrentQueue<string> _log = new();

    public TerminalState State { get; set; } = Terminal.Usual;

    public bool Answers { get; init; } = true;

    public bool HasThreads { get; init; } = true;

    public Action Drawing { get; set; } = () => { };

    public Action Closing { get; set; } = () => { };

    /// <summary>The calls, without repetitions: <c>open</c>, the messages shown, <c>close</c>.</summary>
    public IReadOnlyList<string> Log => [.. _log];

    public BarScreen Screen => new(
        () => State,
        () => Answers,
        view =>
        {
            Add("open");
            return new Bar(this);
        },
        thread => HasThreads && OptionalThread.TryStart(thread));

    private void Add(string entry)
    {
        if (_log.LastOrDefault() != entry)
        {
            _log.Enqueue(entry);
        }
    }

    private sealed class Bar(ScriptedScreen screen) : IBar
    {
        public void Show(BarView view)
        {
            screen.Drawing();
            screen.Add(view.Message);
        }

        public void Dispose()
        {
            screen.Add("close");
            screen.Closing();
        }
    }
}
