using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Tables;

/// <summary>Makes the words of results printable: those of saved files, of servers and of the command line come from outside.</summary>
public static class PrintableResults
{
    /// <summary>Returns the same figures with printable names, notes and description of the work.</summary>
    /// <param name="results">The measurements.</param>
    public static RoundResults From(RoundResults results) => results with
    {
        Work = From(results.Work),
        Contenders = [.. results.Contenders.Select(From)],
        Notes = [.. results.Notes.Select(PrintableText.Line)],
    };

    private static Work From(Work work) => work with
    {
        Site = PrintableText.Line(work.Site),
        Address = PrintableText.Line(work.Address),
        Hosts = [.. work.Hosts.Select(PrintableText.Line)],
        ListSha256 = LineOrNone(work.ListSha256),
        Recording = LineOrNone(work.Recording),
        RecordingSha256 = LineOrNone(work.RecordingSha256),
        Delay = LineOrNone(work.Delay),
        ErrorRate = LineOrNone(work.ErrorRate),
        Faults = LineOrNone(work.Faults),
        PadTo = LineOrNone(work.PadTo),
        Seed = LineOrNone(work.Seed),
        Machine = LineOrNone(work.Machine),
    };

    private static Contender From(Contender contender) => contender with
    {
        Name = PrintableText.Line(contender.Name),
        Strategy = LineOrNone(contender.Strategy),
        Command = LineOrNone(contender.Command),
        Version = LineOrNone(contender.Version),
        HttpVersion = LineOrNone(contender.HttpVersion),
    };

    private static string? LineOrNone(string? text) => text is null ? null : PrintableText.Line(text);
}
