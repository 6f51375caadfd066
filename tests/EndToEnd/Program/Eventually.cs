namespace FlagsDownloader.EndToEnd.Program;

/// <summary>Waits for what another process does in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    // A busy machine is late. Who waits in vain waits so long only where something is wrong.
    private static readonly TimeSpan LeastPatience = TimeSpan.FromMinutes(3);

    /// <summary>Waits until something is so; fails the test when it does not come.</summary>
    /// <param name="condition">Is asked a hundred times a second.</param>
    /// <param name="what">What is waited for.</param>
    /// <param name="patience">How long at most; default, and least, is three minutes.</param>
    public static void True(Func<bool> condition, string what, TimeSpan patience = default)
    {
        var limit = patience > LeastPatience ? patience : LeastPatience;
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < limit, $"Waited {limit.TotalSeconds:0} s for {what}.");
#pragma warning disable RS0030 // This is the polling that all others shall use.
            Thread.Sleep(Interval);
#pragma warning restore RS0030
        }
    }
}
