namespace FlagsDownloader.Cli.Reports;

/// <summary>A number with its noun.</summary>
internal static class Plural
{
    /// <summary><c>1 flag</c>, <c>2 flags</c>.</summary>
    public static string Format(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>The ending of the noun after a number.</summary>
    public static string Ending(int count) => count == 1 ? "" : "s";
}
