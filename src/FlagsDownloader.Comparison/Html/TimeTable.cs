using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Html;

/// <summary>How long each contender took, and what that is beside the others and the ideal.</summary>
internal static class TimeTable
{
    private const string Head =
        """
        <tr><th scope="col" rowspan="2">Contender</th><th scope="col" rowspan="2">At once<br>(m)</th>
        <th scope="colgroup" colspan="2">In process, s</th><th scope="colgroup" colspan="2">Exec to exit, s</th>
        <th scope="colgroup" colspan="2">Speed-up</th><th scope="colgroup" colspan="2">Of the ideal, %</th>
        <th scope="col" rowspan="2" class="words">Beside the others</th></tr>
        <tr><th scope="col">median</th><th scope="col">95 %</th><th scope="col">median</th><th scope="col">95 %</th>
        <th scope="col">times</th><th scope="col">95 %</th><th scope="col">%</th><th scope="col">95 %</th></tr>
        """;

    public static void Write(Markup markup, ReportContents contents)
    {
        var analysis = contents.Analysis;
        bool process = analysis.Basis == TimeBasis.Process;
        HtmlTable.Write(markup, "Medians of all rounds, and their 95 % confidence intervals", Head, table =>
        {
            foreach (var figures in analysis.Figures)
            {
                var contender = contents.Results.Contenders[figures.Contender];
                var speedUp = process ? figures.ProcessSpeedUp : figures.DownloadSpeedUp;
                var share = process ? figures.ProcessShareOfIdeal : figures.DownloadShareOfIdeal;
                table.Row(
                    contender.Name,
                    [
                        Figure.Whole(contender.Bound),
                        Value(figures.DownloadTime, Figure.Seconds),
                        Interval(figures.DownloadTime, Figure.Seconds),
                        Value(figures.ProcessTime, Figure.Seconds),
                        Interval(figures.ProcessTime, Figure.Seconds),
                        Value(speedUp, Figure.Times),
                        Interval(speedUp, Figure.Times),
                        Value(share, Figure.Percent),
                        Interval(share, Figure.Percent),
                    ],
                    figures.Contender == analysis.Baseline ? "baseline" : null,
                    BesideTheFastest(contents, figures.Contender));
            }
        });
        markup.Raw("<p class=\"small\">").Text(process
            ? "Compared is the time from exec to exit, the start of the program included: all that can be known of another program."
            : "Compared is the time in process: from the first file's wait for a slot to the last file's outcome.")
            .Text(" Speed-ups are against ").Text(contents.NameOf(analysis.Baseline))
            .Text(", round by round. The ideal is a client without overhead: the delays that the server really imposed, scheduled in order on m slots.")
            .Raw("</p>\n");
    }

    private static string BesideTheFastest(ReportContents contents, int contender)
    {
        var fastest = contents.Analysis.Fastest;
        if (fastest is [var only] && only == contender)
        {
            return "the fastest";
        }

        if (fastest.Contains(contender))
        {
            var others = fastest.Where(other => other != contender).Select(contents.NameOf);
            return $"no difference detected from {string.Join(", ", others)}";
        }

        var alike = contents.Analysis.Figures.Select(figures => figures.Contender)
            .Where(other => PairTable.Between(contents.Analysis, contender, other) is { IsDetected: false })
            .Select(contents.NameOf)
            .ToList();
        string? undetected = alike.Count == 0 ? null : $"no difference detected from {string.Join(", ", alike)}";
        foreach (int other in fastest)
        {
            if (PairTable.Between(contents.Analysis, contender, other) is { IsDetected: true, Ratio.Value: var ratio })
            {
                return string.Join("; ", new[] { $"{Figure.Times(ratio)} times as long as {contents.NameOf(other)}", undetected }.OfType<string>());
            }
        }

        return undetected ?? Figure.Unknown;
    }

    private static string? Value(Estimate? estimate, Func<double, string> format) =>
        estimate is null ? null : format(estimate.Value);

    private static string? Interval(Estimate? estimate, Func<double, string> format) =>
        estimate is null ? null : Figure.Interval(estimate, format);
}
