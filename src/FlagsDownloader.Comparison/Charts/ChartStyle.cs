using System.Text.RegularExpressions;

namespace FlagsDownloader.Comparison.Charts;

/// <summary>
/// The style of a chart's file: the page's rules with the colours of the light theme, and those of the dark one where the reader
/// prefers that. The colours are in place of the variables, which most programs other than browsers do not know.
/// </summary>
internal static partial class ChartStyle
{
    private static readonly string[] Files = ["drawing.css", "chart.css"];

    private static readonly Lazy<string> Css = new(Create);

    public static string Text => Css.Value;

    private static string Create()
    {
        // Each colour is defined twice: for the light theme, then for the dark one.
        var colours = Definition().Matches(EmbeddedText.Read("palette.css"))
            .GroupBy(colour => colour.Groups["name"].Value, colour => colour.Groups["value"].Value)
            .ToDictionary(colour => colour.Key, colour => colour.ToList(), StringComparer.Ordinal);
        string[] rules =
        [
            .. Files.SelectMany(file => EmbeddedText.Read(file).Split('\n'))
                .Where(line => line.Length > 0 && !line.StartsWith("/*", StringComparison.Ordinal)),
        ];
        var (light, dark) = (rules.Select(rule => Fill(rule, theme: 0)), rules.Where(rule => Variable().IsMatch(rule)).Select(rule => Fill(rule, theme: 1)));
        return $"{string.Join('\n', light)}\n@media (prefers-color-scheme: dark) {{\n{string.Join('\n', dark)}\n}}\n";

        string Fill(string rule, int theme) => Variable().Replace(rule, variable => colours[variable.Groups["name"].Value][theme]);
    }

    [GeneratedRegex(@"--(?<name>[a-z0-9-]+): (?<value>#[0-9a-f]{6});", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Definition();

    [GeneratedRegex(@"var\(--(?<name>[a-z0-9-]+)\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
