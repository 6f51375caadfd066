using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Tables;

/// <summary>A column of the costs and downloads of each contender.</summary>
/// <param name="Group">The heading of the column's group on the page.</param>
/// <param name="Terminal">The heading on a terminal; null if the column is left out there.</param>
/// <param name="Markdown">The heading in Markdown.</param>
/// <param name="Page">The heading on the page, with the unit.</param>
/// <param name="Write">Writes a cell.</param>
internal sealed record CostColumn(
    string Group, string? Terminal, string Markdown, string Page, Func<ContenderFigures, FigureStyle, string> Write)
{
    private const string Needed = "It needed";
    private const string Seen = "The server saw";
    private const string Downloaded = "It downloaded";

    public static IReadOnlyList<CostColumn> All { get; } =
    [
        new(Needed, "CPU s", "CPU time", "CPU, s", (figures, style) => style.Seconds.Write(figures.CpuTime)),
        new(Needed, "memory", "memory", "memory, MB", (figures, style) => style.Size.Write(figures.Memory)),
        new(Needed, "threads", "threads", "threads", (figures, style) => style.Count.Write(figures.Threads)),
        new(Seen, "at once", "at once, as the server saw", "at once", (figures, style) => style.Range(figures.PeakInFlight)),
        new(Seen, "conns", "connections", "connections", (figures, style) => style.Range(figures.Connections)),
        new(Seen, Terminal: null, "requests", "requests", (figures, style) => style.Range(figures.Requests)),
        new(Downloaded, "OK", "ok", "OK", (figures, style) => style.Range(figures.Ok)),
        new(Downloaded, "not found", "not found", "not found", (figures, style) => style.Range(figures.NotFound)) { IsMostlyZero = true },
        new(Downloaded, "errors", "errors", "errors", (figures, style) => style.Range(figures.Errors)) { IsMostlyZero = true },
        new(Downloaded, "bytes", "bytes", "bytes", (figures, style) => style.Total(figures.Bytes)),
    ];

    /// <summary>Whether the column tells nothing where it is 0 for all. Default: false.</summary>
    public bool IsMostlyZero { get; private init; }
}
