using FlagsDownloader.Downloaders;
using FlagsDownloader.Results;

namespace FlagsDownloader.Soak;

/// <summary>Counts threads and open files once, in the middle of a round.</summary>
/// <param name="middle">The number of outcomes after which to count.</param>
internal sealed class BusyWatch(int middle) : IDownloadObserver
{
    private int _finished;

    public int Threads { get; private set; }

    public int Sockets { get; private set; }

    public int Descriptors { get; private set; }

    // On the event loop, outcomes are reported one after another.
    public void Finished(DownloadOutcome outcome)
    {
        if (++_finished != middle)
        {
            return;
        }

        Threads = Directory.GetDirectories("/proc/self/task").Length;
        var targets = Directory.GetFiles("/proc/self/fd").Select(TargetOf).ToList();
        Descriptors = targets.Count;
        Sockets = targets.Count(target => target.StartsWith("socket:", StringComparison.Ordinal));
    }

    private static string TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget ?? "";
        }
        catch (IOException)
        {
            // It was closed in the meantime, such as the file of a download.
            return "";
        }
    }
}
