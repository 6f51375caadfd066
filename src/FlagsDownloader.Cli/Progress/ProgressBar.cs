using FlagsDownloader.Downloaders;
using FlagsDownloader.Results;
using Spectre.Console;

namespace FlagsDownloader.Cli.Progress;

/// <summary>A bar with count, rate and time left, on stderr; as much of it as the terminal is wide.</summary>
internal static class ProgressBar
{
    private const int WidthForBar = 40;
    private const int WidthForTime = 60;
    private const int BarLimit = 40;

    public static T Show<T>(int total, TimeProvider time, Func<IDownloadObserver, T> work)
    {
        var console = StandardErrorConsole.Create();
        // Spectre refreshes from a thread of its own, so an exhausted thread pool does not stop the bar.
        return console.Progress()
            .AutoClear(false)
            .Columns(Columns(console.Profile.Width, time))
            .Start(context => work(new Observer(context.AddTask("flags", maxValue: total))));
    }

    private static ProgressColumn[] Columns(int width, TimeProvider time)
    {
        var count = new CountColumn();
        if (width < WidthForBar)
            return [count];

        var rate = new RateColumn(time);
        return width < WidthForTime
            ? [count, new ProgressBarColumn { Width = width - WidthForBar / 2 - 5 }, rate]
            : [count, new ProgressBarColumn { Width = Math.Min(BarLimit, width - WidthForTime / 2) }, rate, new RemainingTimeColumn()];
    }

    private sealed class Observer(ProgressTask task) : IDownloadObserver
    {
        public void Finished(DownloadOutcome outcome) => task.Increment(1);
    }
}
