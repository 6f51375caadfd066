namespace FlagsDownloader.Cli.Reports;

/// <summary>A number with its noun.</summary>
internal static class Plural
{
    /// <summary><c>1 flag</c>, <c>2 flags</c>.</summary>
    public static string Format(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary><c>1 address</c>, <c>2 addresses</c>.</summary>
    public static string Format(int count, string one, string several) => count == 1 ? $"1 {one}" : $"{count} {several}";

    /// <summary>The ending of the noun after a number.</summary>
    public static string Ending(int count) => count == 1 ? "" : "s";
}
