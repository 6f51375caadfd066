using FlagsDownloader.Testing;

namespace FlagsDownloader.Fuzzing.Chance;

/// <summary>The numbers of the cases of one kind.</summary>
/// <param name="variable">The environment variable that has another count of the sample.</param>
/// <param name="sampleCount">How many are tried in every run.</param>
/// <param name="count">How many there are with the second tier.</param>
internal sealed class Cases(string variable, int sampleCount, int count)
{
    /// <summary>Those of every run. The first has the number <c>FUZZ_FIRST</c>, default 0.</summary>
    public IReadOnlyList<int> Sample =>
        [.. Enumerable.Range(TestVariables.Number("FUZZ_FIRST", 0), TestVariables.Number(variable, sampleCount))];

    /// <summary>The rest.</summary>
    public IReadOnlyList<int> Others => [.. Enumerable.Range(sampleCount, count - sampleCount)];
}
