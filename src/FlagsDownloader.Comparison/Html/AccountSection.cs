using FlagsDownloader.Comparison.Charts;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Comparison.Tables;

namespace FlagsDownloader.Comparison.Html;

/// <summary>Where the time of an average slot went: a bar for each contender, and the same in figures.</summary>
internal static class AccountSection
{
    private const double Width = 1000;

    private static readonly FigureFormat Seconds = FigureStyle.Page.Seconds;

    public static void Write(Markup markup, ReportContents contents)
    {
        var accounts = contents.Analysis.Figures
            .Where(figures => figures.Account is not null)
            .Select(figures => (figures.Contender, Name: contents.NameOf(figures.Contender), Account: figures.Account!))
            .ToList();
        if (accounts.Count == 0)
        {
            markup.Raw("<p>No contender tells what its requests were doing.</p>\n");
            return;
        }

        var shown = AccountItem.All.Where(item => accounts.Exists(row => row.Account[item.Entry] >= 0.0005)).ToList();
        Legend(markup, shown);
        Bars(markup, accounts, shown);
        HtmlTable.Write(markup, new FigureTable(
            "Seconds of the average slot, the average of all rounds",
            [
                new("Contender", IsText: true),
                .. shown.Select(item => new FigureColumn(item.Entry.Text)),
                new("together"),
                new("queued<br>(not in the sum)"),
            ],
            [
                .. accounts.Select(row => (IReadOnlyList<string>)
                [
                    row.Name,
                    .. shown.Select(item => row.Account[item.Entry]).Append(Total(row.Account)).Append(row.Account[AccountEntry.Queued]).Select(Seconds.Write),
                ]),
            ]),
            [.. accounts.Select(row => (int[])[row.Contender])]);
    }

    private static double Total(SlotAccount account) => AccountItem.All.Sum(item => account[item.Entry]);

    private static void Legend(Markup markup, IEnumerable<AccountItem> shown)
    {
        markup.Raw("<ul class=\"keys\">");
        foreach (var item in shown.DistinctBy(item => item.Style))
        {
            var text = item.Style == "edge" ? "the program starts or ends" : item.Entry.Text;
            markup.Raw($"<li><span class=\"swatch c-{item.Style}\"></span>").Text(text).Raw("</li>");
        }

        markup.Raw("</ul>\n");
    }

    // The table below has the figures, so screen readers skip the bars.
    private static void Bars(Markup markup, IReadOnlyList<(int Contender, string Name, SlotAccount Account)> accounts, List<AccountItem> shown)
    {
        double longest = Math.Max(accounts.Max(row => Total(row.Account)), 1e-9);
        markup.Raw("<div class=\"accounts\" aria-hidden=\"true\">\n");
        foreach (var (contender, name, account) in accounts)
        {
            markup.Raw($"<div class=\"row\" data-contenders=\"{contender}\">").Element("span class=\"name\"", name)
                .Raw($"<svg viewBox=\"0 0 {Width} 20\" preserveAspectRatio=\"none\" focusable=\"false\">");
            double from = 0;
            foreach (var item in shown)
            {
                double length = account[item.Entry] / longest * Width;
                markup.Raw($"<rect class=\"c-{item.Style}\" x=\"{Svg.Coordinate(from)}\" y=\"0\" width=\"{Svg.Coordinate(length)}\" height=\"20\"/>");
                from += length;
            }

            markup.Raw("</svg>").Element("span class=\"sum\"", $"{Seconds.Write(Total(account))} s").Raw("</div>\n");
        }

        markup.Raw("</div>\n");
    }
}
