using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Tables;

/// <summary>The tables of a comparison on a terminal. Empty ones are left out.</summary>
public static class ComparisonTables
{
    /// <summary>Creates all tables, with all columns: time in process, time from exec to exit, cost, and where the time went.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="analysis">The conclusions.</param>
    public static IReadOnlyList<FigureTable> Create(RoundResults results, ComparisonAnalysis analysis)
    {
        var builder = new Builder(results, analysis.Figures);
        return Known(builder.DownloadTime(), builder.ProcessTime(), builder.Cost(withZeros: true), builder.Account());
    }

    /// <summary>
    /// Creates what a reader needs first: the time that is compared, cost without counts that are 0 for all, and the longest steps of each
    /// contender.
    /// </summary>
    /// <param name="results">What was measured.</param>
    /// <param name="analysis">The conclusions.</param>
    public static IReadOnlyList<FigureTable> CreateShort(RoundResults results, ComparisonAnalysis analysis)
    {
        var builder = new Builder(results, analysis.Figures);
        return Known(
            analysis.Basis == TimeBasis.Process ? builder.ProcessTime() : builder.DownloadTime(),
            builder.Cost(withZeros: false),
            builder.LongestSteps(analysis.Basis));
    }

    private static IReadOnlyList<FigureTable> Known(params FigureTable?[] tables) => [.. tables.OfType<FigureTable>()];

    private sealed class Builder(RoundResults results, IReadOnlyList<ContenderFigures> all)
    {
        private const int ShownSteps = 3;

        // Less is written as 0.000.
        private const double ShortestStep = 0.0005;

        private static readonly FigureStyle Style = FigureStyle.Terminal;

        private const string Tls = "TLS";

        // Short headings, and one for both waits to save: a terminal has 80 columns.
        private static readonly (string Heading, AccountEntry[] Entries)[] AccountColumns =
        [
            ("start", [AccountEntry.StartUp]),
            ("thread", [AccountEntry.Before(DownloadStep.Started), AccountEntry.Before(DownloadStep.Opening)]),
            ("connect", [AccountEntry.Before(DownloadStep.Connected)]),
            (Tls, [AccountEntry.Before(DownloadStep.Sent)]),
            ("server", [AccountEntry.ServerDelay]),
            ("answer", [AccountEntry.Before(DownloadStep.Answered)]),
            ("receive", [AccountEntry.Before(DownloadStep.Received)]),
            ("save", [AccountEntry.Before(DownloadStep.Saving), AccountEntry.Before(DownloadStep.Saved)]),
            ("retry", [AccountEntry.Before(DownloadStep.Attempted)]),
            ("empty", [AccountEntry.Empty]),
            ("end", [AccountEntry.ShutDown]),
            ("(queued)", [AccountEntry.Queued]),
        ];

        private readonly ContenderColumns _keys = new(results.Contenders, Style);

        private IEnumerable<(string Heading, AccountEntry[] Entries)> KnownAccountColumns =>
            AccountColumns.Where(column => column.Heading != Tls || results.Work.IsEncrypted);

        public FigureTable? DownloadTime() => Time(
            "Time in process: from the first wait for a slot to the last file",
            figures => figures.DownloadTime, figures => figures.DownloadSpeedUp, figures => figures.DownloadShareOfIdeal);

        public FigureTable? ProcessTime() => Time(
            "Time from exec to exit: with the program's start and end",
            figures => figures.ProcessTime, figures => figures.ProcessSpeedUp, figures => figures.ProcessShareOfIdeal);

        public FigureTable? Cost(bool withZeros)
        {
            CostColumn[] columns =
            [
                .. CostColumn.All.Where(column => column.Terminal is not null
                    && (withZeros || !column.IsMostlyZero || all.Any(figures => column.Write(figures, Style) != "0"))),
            ];
            return Table(
                "Cost, and what was downloaded",
                [.. columns.Select(column => new FigureColumn(column.Terminal!))],
                figures => [.. columns.Select(column => column.Write(figures, Style))]);
        }

        public FigureTable? Account()
        {
            var columns = KnownAccountColumns.ToList();
            return Table(
                "Where the time went: seconds of an average slot",
                [.. columns.Select(column => new FigureColumn(column.Heading))],
                figures => figures.Account is { } account
                    ? [.. columns.Select(column => Style.Seconds.Write(Sum(account, column.Entries)))]
                    : null);
        }

        public FigureTable? LongestSteps(TimeBasis basis)
        {
            // Only what adds up to the time that is compared.
            var columns = KnownAccountColumns
                .Where(column => !column.Entries.Contains(AccountEntry.Queued)
                    && (basis == TimeBasis.Process || !column.Entries.Any(entry => entry == AccountEntry.StartUp || entry == AccountEntry.ShutDown)))
                .ToList();
            return Table(
                "Where the time went: the longest steps, in seconds of an average slot",
                [new("", IsText: true)],
                figures => figures.Account is { } account ? [Longest(account)] : null);

            string Longest(SlotAccount account)
            {
                var steps = columns
                    .Select(column => (column.Heading, Seconds: Sum(account, column.Entries)))
                    .Where(step => step.Seconds >= ShortestStep)
                    .OrderByDescending(step => step.Seconds)
                    .Take(ShownSteps)
                    .Select(step => $"{step.Heading} {Style.Seconds.Write(step.Seconds)}");
                return string.Join(", ", steps.DefaultIfEmpty(Style.Unknown));
            }
        }

        private static double Sum(SlotAccount account, AccountEntry[] entries) => entries.Sum(entry => account[entry]);

        private FigureTable? Time(
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

        private FigureTable? Table(string title, FigureColumn[] columns, Func<ContenderFigures, string[]?> cells)
        {
            var rows = new List<IReadOnlyList<string>>();
            foreach (var figures in all)
            {
                if (cells(figures) is { } known)
                {
                    rows.Add([.. _keys.CellsOf(figures.Contender), .. known]);
                }
            }

            return rows.Count == 0 ? null : new FigureTable(title, [.. _keys.Columns, .. columns], rows)
            {
                KeyColumns = _keys.Columns.Count,
            };
        }
    }
}
