using System.Diagnostics;

namespace FlagsDownloader.EndToEnd.Program;

/// <summary>Waits for what another process does in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    public static void True(Func<bool> condition, string what, TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < patience, $"Waited {patience.TotalSeconds:0.#} s for {what}.");
            Thread.Sleep(Interval);
        }
    }
}
