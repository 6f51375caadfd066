namespace FlagsDownloader.EndToEnd.Program;

/// <summary>Waits for a condition that another process fulfils.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    // Long, for a busy machine. A test waits this long only if it fails.
    private static readonly TimeSpan MinTimeout = TimeSpan.FromMinutes(3);

    /// <summary>Waits until a condition holds, and fails the test after the timeout.</summary>
    /// <param name="condition">Checked a hundred times a second.</param>
    /// <param name="what">The name of the condition.</param>
    /// <param name="timeout">The timeout. Default and minimum: three minutes.</param>
    public static void True(Func<bool> condition, string what, TimeSpan timeout = default)
    {
        var limit = timeout > MinTimeout ? timeout : MinTimeout;
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < limit, $"Waited {limit.TotalSeconds:0} s for {what}.");
#pragma warning disable RS0030 // All tests use this polling.
            Thread.Sleep(Interval);
#pragma warning restore RS0030
        }
    }
}
