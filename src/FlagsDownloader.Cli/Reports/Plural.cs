namespace FlagsDownloader.Cli.Reports;

/// <summary>Counts with their noun.</summary>
internal static class Plural
{
    /// <summary><c>1 flag</c>, <c>2 flags</c>.</summary>
    public static string Of(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>The ending that the noun of a count has.</summary>
    public static string Ending(int count) => count == 1 ? "" : "s";
}
