using FlagsDownloader.Downloaders;

namespace FlagsDownloader.Cli.Progress;

/// <summary>Shows the progress of work while it is done.</summary>
internal static class ProgressDisplay
{
    /// <summary>How progress is to be shown, from what was asked for and what stderr is.</summary>
    public static ProgressMode Resolve(bool verbose, bool silent, bool stderrIsTerminal, string? term) =>
        verbose ? ProgressMode.Verbose
        : silent ? ProgressMode.None
        : stderrIsTerminal && !string.Equals(term, "dumb", StringComparison.Ordinal) ? ProgressMode.Bar
        : ProgressMode.Lines;

    /// <summary>Does the work on the calling thread, with an observer that shows how it goes on.</summary>
    public static T Show<T>(ProgressMode mode, int total, TimeProvider time, Func<IDownloadObserver?, T> work)
    {
        switch (mode)
        {
            case ProgressMode.Bar:
                return ProgressBar.Show(total, time, work);
            case ProgressMode.Lines:
                using (var lines = new ProgressLines(Console.Error, total, time))
                    return work(lines);
            case ProgressMode.Verbose:
                return work(new OutcomeLines(Console.Out));
            default:
                return work(null);
        }
    }
}
