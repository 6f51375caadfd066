namespace FlagsDownloader.EndToEnd;

/// <summary>The seven names, written here once more on purpose: this is the outside of the program.</summary>
public static class Strategies
{
    public static readonly string[] All =
        ["sequential", "threadpool", "eventloop", "parallel", "whenall", "channel", "blockingpool"];

    public static TheoryData<string> Each => [.. All];
}
