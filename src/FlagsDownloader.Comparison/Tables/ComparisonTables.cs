using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Tables;

/// <summary>The tables of a comparison.</summary>
public static class ComparisonTables
{
    /// <summary>Time in process, time from exec to exit, cost, and where the time went; those that have anything to show.</summary>
    public static IReadOnlyList<FigureTable> Of(RoundResults results, ComparisonAnalysis analysis)
    {
        var builder = new Builder(results, analysis.Figures);
        FigureTable?[] tables =
        [
            builder.Time(
                "Time in process: from the first wait for a slot to the last file",
                figures => figures.DownloadTime, figures => figures.DownloadSpeedUp, figures => figures.DownloadShareOfIdeal),
            builder.Time(
                "Time from exec to exit: with the program's start and end",
                figures => figures.ProcessTime, figures => figures.ProcessSpeedUp, figures => figures.ProcessShareOfIdeal),
            builder.Cost(),
            builder.Account(),
        ];
        return [.. tables.OfType<FigureTable>()];
    }

    private sealed class Builder(RoundResults results, IReadOnlyList<ContenderFigures> all)
    {
        // Short headings, and one for both waits to save: a terminal has 80 columns.
        private static readonly (string Heading, AccountEntry[] Entries)[] AccountColumns =
        [
            ("start", [AccountEntry.StartUp]),
            ("thread", [AccountEntry.Before(DownloadStep.Started)]),
            ("connect", [AccountEntry.Before(DownloadStep.Sent)]),
            ("server", [AccountEntry.ServerDelay]),
            ("answer", [AccountEntry.Before(DownloadStep.Answered)]),
            ("receive", [AccountEntry.Before(DownloadStep.Received)]),
            ("save", [AccountEntry.Before(DownloadStep.Saving), AccountEntry.Before(DownloadStep.Saved)]),
            ("retry", [AccountEntry.Before(DownloadStep.Attempted)]),
            ("empty", [AccountEntry.Empty]),
            ("end", [AccountEntry.ShutDown]),
            ("(queued)", [AccountEntry.Queued]),
        ];

        private static readonly FigureColumn[] WhoColumns = [new("", IsText: true), new("m")];

        public FigureTable? Time(
            string title,
            Func<ContenderFigures, Estimate?> time,
            Func<ContenderFigures, Estimate?> speedUp,
            Func<ContenderFigures, Estimate?> share) =>
            Table(
                title,
                [new("median s"), new("95 %"), new("speed-up"), new("95 %"), new("of ideal")],
                figures => time(figures) is { } known
                    ?
                    [
                        CellText.Seconds(known.Value),
                        CellText.Interval(known, CellText.Seconds),
                        CellText.Times(speedUp(figures)?.Value),
                        CellText.TimesInterval(speedUp(figures)),
                        CellText.PerCent(share(figures)?.Value),
                    ]
                    : null);

        public FigureTable? Cost() => Table(
            "Cost, and what was downloaded",
            [new("CPU s"), new("memory"), new("threads"), new("at once"), new("OK"), new("not found"), new("errors"), new("bytes")],
            figures =>
            [
                CellText.Seconds(figures.CpuTime?.Value),
                CellText.Size(figures.Memory?.Value),
                CellText.Count(figures.Threads?.Value),
                CellText.Count(figures.PeakInFlight),
                CellText.Count(figures.Ok),
                CellText.Count(figures.NotFound),
                CellText.Count(figures.Errors),
                CellText.Size(figures.Bytes),
            ]);

        public FigureTable? Account() => Table(
            "Where the time went: seconds of an average slot",
            [.. AccountColumns.Select(column => new FigureColumn(column.Heading))],
            figures => figures.Account is { } account
                ? [.. AccountColumns.Select(column => CellText.Seconds(column.Entries.Sum(entry => account[entry])))]
                : null);

        private FigureTable? Table(string title, FigureColumn[] columns, Func<ContenderFigures, string[]?> cells)
        {
            var rows = new List<IReadOnlyList<string>>();
            foreach (var figures in all)
            {
                var contender = results.Contenders[figures.Contender];
                if (cells(figures) is { } known)
                {
                    rows.Add([contender.Name, CellText.Count(contender.Bound), .. known]);
                }
            }

            return rows.Count == 0 ? null : new FigureTable(title, [.. WhoColumns, .. columns], rows);
        }
    }
}
