using Xunit.Sdk;

namespace FlagsDownloader.Testing;

/// <summary>For results that need a machine in time, such as "this response comes before its timeout".</summary>
internal static class TenRuns
{
    private const int MaxRuns = 10;

    /// <summary>Runs and asserts until it succeeds. A busy machine may need several runs; what is wrong fails all ten.</summary>
    /// <param name="runAndAssert">One run, with its assertions.</param>
    /// <param name="between">Runs before each repetition. Default: nothing.</param>
    public static void OneSucceeds(Action runAndAssert, Action? between = null)
    {
        for (var run = 1; ; run++)
        {
            try
            {
                runAndAssert();
                return;
            }
            catch (XunitException) when (run < MaxRuns)
            {
                between?.Invoke();
            }
        }
    }
}
