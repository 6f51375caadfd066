using System.Text.RegularExpressions;

namespace FlagsDownloader.EndToEnd.Program;

/// <summary>Output without control sequences.</summary>
internal static partial class PlainText
{
    public static string Of(string output) => Sequence().Replace(output, "");

    [GeneratedRegex("\e(\\[[0-9;?]*[A-Za-z]|[=>])")]
    private static partial Regex Sequence();
}
