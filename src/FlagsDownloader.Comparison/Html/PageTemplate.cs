using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using FlagsDownloader.Comparison.Charts;

namespace FlagsDownloader.Comparison.Html;

/// <summary>The page without its contents: the files in Page/, which are the same in every report.</summary>
internal static partial class PageTemplate
{
    // In the order of their dependencies. Together they are one script.
    private static readonly string[] Scripts =
        ["format", "data", "palette", "axis", "row", "plot", "paint", "details", "pointing", "arrivals", "controls", "tables", "filter", "start"];

    // The colours, and what charts are drawn with, are those of the file of a chart.
    private static readonly string[] Styles = ["palette.css", "drawing.css", "report.css"];

    private static readonly Lazy<string> Html = new(() => EmbeddedText.Read("report.html"));
    private static readonly Lazy<string> Css = new(() => string.Concat(Styles.Select(EmbeddedText.Read)));

    private static readonly Lazy<string> JavaScript = new(() =>
        $"(() => {{\n'use strict';\n{string.Concat(Scripts.Select(name => EmbeddedText.Read($"{name}.js")))}}})();\n");

    private static readonly Lazy<string> Policy = new(() =>
        $"default-src 'none'; style-src '{Digest(Style)}'; script-src '{Digest(Script)}'; img-src data:; "
        + "base-uri 'none'; form-action 'none'");

    public static string Style => Css.Value;

    public static string Script => JavaScript.Value;

    /// <summary>
    /// The browser may run this script, use this style, and show images that are in the page. So data from a server or a command line
    /// has no effect even if it leaves its element.
    /// </summary>
    public static string SecurityPolicy => Policy.Value;

    /// <summary>Writes the page, and calls a function for each placeholder in turn. Filled-in text is not searched for placeholders.</summary>
    public static void Fill(TextWriter output, Action<string> fill)
    {
        var page = Html.Value;
        int written = 0;
        foreach (var place in Places().EnumerateMatches(page))
        {
            output.Write(page.AsSpan(written, place.Index - written));
            fill(page[(place.Index + 2)..(place.Index + place.Length - 2)]);
            written = place.Index + place.Length;
        }

        output.Write(page.AsSpan(written));
    }

    private static string Digest(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    [GeneratedRegex("{{[a-z]+}}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Places();
}
