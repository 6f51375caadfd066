using FlagsDownloader.Downloaders;

namespace FlagsDownloader.Cli.Progress;

/// <summary>Shows the progress of a download.</summary>
internal static class ProgressDisplay
{
    /// <summary>Does the work on the calling thread, with an observer that shows its progress.</summary>
    public static T Show<T>(ProgressMode mode, int total, string noun, TimeProvider time, Func<IDownloadObserver?, T> work)
    {
        switch (mode)
        {
            case ProgressMode.Bar:
                using (var bar = new DownloadBar(total, noun, Console.Error, time))
                {
                    return work(bar);
                }

            case ProgressMode.Lines:
                using (var lines = new ProgressLines(Console.Error, total, noun, time))
                {
                    return work(lines);
                }

            case ProgressMode.Verbose:
                return work(new OutcomeLines(Console.Out));
            default:
                return work(null);
        }
    }
}
