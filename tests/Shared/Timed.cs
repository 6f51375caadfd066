namespace FlagsDownloader.Testing;

/// <summary>Measures durations on the real clock.</summary>
internal static class Timed
{
    public static async Task<(T Result, TimeSpan Elapsed)> RunAsync<T>(Func<Task<T>> work)
    {
        var start = TimeProvider.System.GetTimestamp();
        var result = await work();
        return (result, TimeProvider.System.GetElapsedTime(start));
    }

    public static (T Result, TimeSpan Elapsed) Run<T>(Func<T> work)
    {
        var start = TimeProvider.System.GetTimestamp();
        var result = work();
        return (result, TimeProvider.System.GetElapsedTime(start));
    }
}
