using FlagsDownloader.Comparison.Assertions;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Says on standard error how the assertions went.</summary>
internal static class AssertionReport
{
    /// <summary>Writes a line for each. Returns whether none is broken.</summary>
    /// <param name="results">The results.</param>
    public static bool Write(IEnumerable<AssertionResult> results)
    {
        var hold = true;
        foreach (var result in results)
        {
            ExportFiles.WriteError(result.Message);
            hold &= result.Verdict != AssertionVerdict.Broken;
        }

        return hold;
    }
}
