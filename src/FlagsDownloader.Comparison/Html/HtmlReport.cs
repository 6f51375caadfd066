using FlagsDownloader.Comparison.Charts;

namespace FlagsDownloader.Comparison.Html;

/// <summary>
/// Writes a comparison as one page of HTML that needs no network and no other file. Text and tables are in the page. Its script draws
/// the waterfalls from embedded data.
/// </summary>
public static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="output">Where to. The page declares UTF-8, so the writer should use it. It stays open.</param>
    /// <param name="contents">The contents.</param>
    /// <exception cref="IOException">The page could not be written.</exception>
    public static void Write(TextWriter output, ReportContents contents)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(contents);
        var markup = new Markup(output);
        PageTemplate.Fill(output, part =>
        {
            switch (part)
            {
                case "policy": markup.Text(PageTemplate.SecurityPolicy); break;
                case "style": markup.Raw(PageTemplate.Style); break;
                case "script": markup.Raw(PageTemplate.Script); break;
                case "title": PageText.Title(markup, contents); break;
                case "links": PageLinks.Write(markup, contents); break;
                case "lead": PageText.Lead(markup, contents); break;
                case "verdict": PageText.Verdict(markup, contents); break;
                case "bars": TimeBarSection.Write(markup, contents); break;
                case "times": TimeTable.Write(markup, contents); break;
                case "pairs": PairTable.Write(markup, contents); break;
                case "costs": CostSection.Write(markup, contents); break;
                case "accounts": AccountSection.Write(markup, contents); break;
                case "sweep": SweepSection.Write(markup, contents); break;
                case "waterfalls": WaterfallSection.WritePlots(markup, contents); break;
                case "arrivals": WaterfallSection.WriteArrivals(markup, contents); break;
                case "notes": PageText.Notes(markup, contents); break;
                case "work": PageText.Work(markup, contents); break;
                case "data": markup.Raw(ReportPayload.Create(contents).ToJson()); break;
                default: throw new InvalidOperationException($"The page has a placeholder '{part}' that is not filled.");
            }
        });
    }
}
