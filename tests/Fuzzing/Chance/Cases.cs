using FlagsDownloader.Testing;

namespace FlagsDownloader.Fuzzing.Chance;

/// <summary>The numbers of the cases of one kind.</summary>
/// <param name="variable">The environment variable for another count of the sample.</param>
/// <param name="sampleCount">The number of cases in the first tier.</param>
/// <param name="count">The number of cases with the second tier.</param>
internal sealed class Cases(string variable, int sampleCount, int count)
{
    /// <summary>The cases of the first tier. The first one has the number <c>FUZZ_FIRST</c>, default 0.</summary>
    public IReadOnlyList<int> Sample =>
        [.. Enumerable.Range(TestVariables.Number("FUZZ_FIRST", 0), TestVariables.Number(variable, sampleCount))];

    /// <summary>The other cases.</summary>
    public IReadOnlyList<int> Others => [.. Enumerable.Range(sampleCount, count - sampleCount)];
}
