namespace FlagsDownloader.Testing;

/// <summary>Waits for a condition that another thread fulfils.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static void True(Func<bool> condition, string what) =>
        Assert.True(SpinWait.SpinUntil(condition, Patience), $"This did not happen in time: {what}.");
}
