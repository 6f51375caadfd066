using FlagsDownloader.Cli.Terminals;
using ShellProgressBar;

namespace FlagsDownloader.Cli.Progress;

/// <summary>A bar on standard output, drawn by ShellProgressBar.</summary>
/// <remarks>
/// The package draws in a loop that holds a thread of the shared pool. The compared strategies use that pool, so the pool has one
/// more thread while there is a bar.
/// </remarks>
internal sealed class TerminalBar : IBar
{
    private const int ChildSteps = 1000;
    private const char ZeroWidthSpace = '\u200B';
    private const string EraseBelow = "\r\e[J";

    private readonly Bar _bar;
    private ChildProgressBar? _child;
    private int? _childKey;

    public TerminalBar(BarView view)
    {
        ChangePool(+1);
        _bar = new Bar(view);
    }

    /// <inheritdoc/>
    public void Show(BarView view)
    {
        ShowChild(view.Child);
        if (_bar.MaxTicks != view.Total)
        {
            _bar.MaxTicks = view.Total;
        }

        _bar.Tick(view.Done, Aligned(view.Message));
    }

    /// <summary>Draws once more, and moves the cursor below the bar.</summary>
    /// <remarks>If the window has become too small, the package throws, and the rest of the bar is erased.</remarks>
    public void Dispose()
    {
        try
        {
            _bar.Dispose();
        }
        catch (Exception)
        {
            Console.Write(EraseBelow);
            throw;
        }
        finally
        {
            Console.CursorVisible = true;
            ChangePool(-1);
        }
    }

    /// <summary>A text whose length is its width in columns.</summary>
    /// <remarks>The package pads a line by its length, so a line with wide characters would continue in the next one.</remarks>
    internal static string Aligned(string text) => text + new string(ZeroWidthSpace, Math.Max(0, DisplayWidth.Compute(text) - text.Length));

    private void ShowChild(ChildBarView? view)
    {
        if (_childKey != view?.Key)
        {
            _child?.Dispose();
            _child = view is null ? null : _bar.Spawn(ChildSteps, Aligned(view.Message), CreateOptions(ConsoleColor.DarkCyan));
            _childKey = view?.Key;
        }

        // The last step would end the bar.
        if (view is not null)
        {
            _child!.Tick(Math.Clamp((int)(view.Share * ChildSteps), 0, ChildSteps - 1), Aligned(view.Message));
        }
    }

    private static ProgressBarOptions CreateOptions(ConsoleColor colour) => new()
    {
        ForegroundColor = colour,
        BackgroundColor = ConsoleColor.DarkGray,
        BackgroundCharacter = '░',
        CollapseWhenFinished = true,
        DisableBottomPercentage = true,
    };

    private static void ChangePool(int threads)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(1, workers + threads), ports);
    }

    // The package's timer would draw on the shared pool, and can fire before the constructor has finished.
    private sealed class Bar(BarView view) : ProgressBar(view.Total, Aligned(view.Message), CreateOptions(ConsoleColor.Green))
    {
        protected override void OnTimerTick()
        {
            // Show draws.
        }
    }
}
