using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Tables;

/// <summary>The tables of a comparison.</summary>
public static class ComparisonTables
{
    /// <summary>Creates the tables: time in process, time from exec to exit, cost, and where the time went. Empty ones are left out.</summary>
    public static IReadOnlyList<FigureTable> Create(RoundResults results, ComparisonAnalysis analysis)
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
        private static readonly FigureStyle Style = FigureStyle.Terminal;

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

        private static readonly FigureColumn[] ContenderColumns = [new("", IsText: true), new("m")];

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
                        Style.Seconds.Write(known),
                        Style.Seconds.Interval(known),
                        Style.Factor.Write(speedUp(figures)),
                        Style.Factor.Interval(speedUp(figures)),
                        Style.Share.Write(share(figures)),
                    ]
                    : null);

        public FigureTable? Cost()
        {
            CostColumn[] columns = [.. CostColumn.All.Where(column => column.Terminal is not null)];
            return Table(
                "Cost, and what was downloaded",
                [.. columns.Select(column => new FigureColumn(column.Terminal!))],
                figures => [.. columns.Select(column => column.Write(figures, Style))]);
        }

        public FigureTable? Account() => Table(
            "Where the time went: seconds of an average slot",
            [.. AccountColumns.Select(column => new FigureColumn(column.Heading))],
            figures => figures.Account is { } account
                ? [.. AccountColumns.Select(column => Style.Seconds.Write(column.Entries.Sum(entry => account[entry])))]
                : null);

        private FigureTable? Table(string title, FigureColumn[] columns, Func<ContenderFigures, string[]?> cells)
        {
            var rows = new List<IReadOnlyList<string>>();
            foreach (var figures in all)
            {
                var contender = results.Contenders[figures.Contender];
                if (cells(figures) is { } known)
                {
                    rows.Add([contender.Name, Style.Count.Write(contender.Bound), .. known]);
                }
            }

            return rows.Count == 0 ? null : new FigureTable(title, [.. ContenderColumns, .. columns], rows);
        }
    }
}
