using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Charts;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Comparison.Tables;

namespace FlagsDownloader.Comparison.Html;

/// <summary>The time of each contender, compared with the others and the ideal.</summary>
internal static class TimeTable
{
    private static readonly FigureStyle Style = FigureStyle.Page;

    public static void Write(Markup markup, ReportContents contents)
    {
        var analysis = contents.Analysis;
        bool process = analysis.Basis == TimeBasis.Process;
        // The names say what differs.
        bool hasVersion = contents.Names.HasHttp2 && contents.Results.Contenders.Index().All(each => contents.Names.VersionTextOf(each.Index).Length == 0);
        HtmlTable.Write(markup, new FigureTable(
            "Medians of all rounds, and their 95 % confidence intervals",
            [
                new("Contender", IsText: true),
                .. contents.Names.HasSeveralBounds ? Array.Empty<FigureColumn>() : [new FigureColumn("At once<br>(m)")],
                .. hasVersion ? [new FigureColumn("HTTP")] : Array.Empty<FigureColumn>(),
                .. Columns("In process, s", "median"), .. Columns("Exec to exit, s", "median"),
                .. Columns("Speed-up", "times"), .. Columns("Of the ideal, %", "%"),
                new("Beside the others", IsText: true),
            ],
            [
                .. analysis.Figures.Select(figures => (IReadOnlyList<string>)
                [
                    contents.NameOf(figures.Contender),
                    .. contents.Names.HasSeveralBounds
                        ? Array.Empty<string>()
                        : [Style.Count.Write(contents.Results.Contenders[figures.Contender].Bound)],
                    .. hasVersion
                        ? [contents.Results.Contenders[figures.Contender].UsedHttpVersion ?? Style.Unknown]
                        : Array.Empty<string>(),
                    .. Cells(Style.Seconds, figures.DownloadTime),
                    .. Cells(Style.Seconds, figures.ProcessTime),
                    .. Cells(Style.Factor, figures.SpeedUp(analysis.Basis)),
                    .. Cells(Style.Share, figures.ShareOfIdeal(analysis.Basis)),
                    BesideTheFastest(contents, figures.Contender),
                ]),
            ])
        {
            Baseline = analysis.Figures.Index().Where(row => row.Item.Contender == analysis.Baseline).Select(row => (int?)row.Index).FirstOrDefault(),
        },
        [.. analysis.Figures.Select(figures => (int[])[figures.Contender])]);
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
            return Undetected(contents, [.. fastest.Where(other => other != contender)]);
        }

        var alike = contents.Analysis.Figures.Select(figures => figures.Contender)
            .Where(other => PairTable.Between(contents.Analysis, contender, other) is { IsDetected: false })
            .ToList();
        string? undetected = alike.Count == 0 ? null : Undetected(contents, alike);
        foreach (int other in fastest)
        {
            if (PairTable.Between(contents.Analysis, contender, other) is { IsDetected: true, Ratio.Value: var ratio })
            {
                return string.Join("; ", new[] { $"{Style.Factor.Write(ratio)} times as long as {contents.NameOf(other)}", undetected }.OfType<string>());
            }
        }

        return undetected ?? Style.Unknown;
    }

    // The table of pairs has all names.
    private static string Undetected(ReportContents contents, List<int> others) =>
        $"no difference detected from {(others.Count > 2 ? $"{others.Count} others" : string.Join(", ", others.Select(contents.NameOf)))}";

    private static FigureColumn[] Columns(string group, string heading) => [new(heading) { Group = group }, new("95 %") { Group = group }];

    private static string[] Cells(FigureFormat format, Estimate? estimate) => [format.Write(estimate), format.Interval(estimate)];
}
