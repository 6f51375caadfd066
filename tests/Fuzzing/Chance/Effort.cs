using FlagsDownloader.Testing;

namespace FlagsDownloader.Fuzzing.Chance;

/// <summary>
/// The number and the choice of cases. The first tier runs a sample; the second tier continues after it. With FUZZ_FIRST and a count, the
/// sample is those cases.
/// </summary>
internal static class Effort
{
    /// <summary>The seed of the cases. <c>FUZZ_SEED</c>, default 5.</summary>
    public static ulong Seed { get; } = (ulong)TestVariables.Number("FUZZ_SEED", 5);

    /// <summary>Command lines run in this process: 500, and 20,000 with the second tier. The sample's count is <c>FUZZ_LINES</c>.</summary>
    public static Cases Lines { get; } = new("FUZZ_LINES", 500, 20_000);

    /// <summary>Command lines run by the real executable: 20, and 200 with the second tier. The sample's count is <c>FUZZ_PROCESSES</c>.</summary>
    public static Cases Processes { get; } = new("FUZZ_PROCESSES", 20, 200);

    /// <summary>Responses of a hostile server: 500, and 20,000 with the second tier. The sample's count is <c>FUZZ_RESPONSES</c>.</summary>
    public static Cases Responses { get; } = new("FUZZ_RESPONSES", 500, 20_000);
}
