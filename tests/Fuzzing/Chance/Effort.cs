using System.Globalization;

namespace FlagsDownloader.Fuzzing.Chance;

/// <summary>How much is tried, and which of it. Every variable has a default that CI has time for.</summary>
internal static class Effort
{
    /// <summary>Another seed is other cases. <c>FUZZ_SEED</c>, default 5.</summary>
    public static ulong Seed { get; } = Read("FUZZ_SEED", 5);

    /// <summary>The number of the first case; with a count of 1, one case alone is tried again. <c>FUZZ_FIRST</c>, default 0.</summary>
    public static int First { get; } = (int)Read("FUZZ_FIRST", 0);

    /// <summary>Command lines run in this process. <c>FUZZ_LINES</c>.</summary>
    public static int Lines { get; } = (int)Read("FUZZ_LINES", 20_000);

    /// <summary>Command lines run by the real executable. <c>FUZZ_PROCESSES</c>.</summary>
    public static int Processes { get; } = (int)Read("FUZZ_PROCESSES", 200);

    /// <summary>Responses of a hostile server. <c>FUZZ_RESPONSES</c>.</summary>
    public static int Responses { get; } = (int)Read("FUZZ_RESPONSES", 20_000);

    /// <summary>The numbers of so many cases.</summary>
    public static IEnumerable<int> Numbers(int count) => Enumerable.Range(First, count);

    private static ulong Read(string variable, ulong otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : otherwise;
}
