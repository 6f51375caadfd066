namespace FlagsDownloader.Comparison.Html;

/// <summary>What each contender needed, and what it brought.</summary>
internal static class CostTable
{
    private const string Head =
        """
        <tr><th scope="col" rowspan="2">Contender</th><th scope="colgroup" colspan="3">It needed</th>
        <th scope="colgroup" colspan="2">The server saw</th><th scope="colgroup" colspan="4">It brought</th></tr>
        <tr><th scope="col">CPU, s</th><th scope="col">memory, MB</th><th scope="col">threads</th>
        <th scope="col">at once</th><th scope="col">requests</th>
        <th scope="col">OK</th><th scope="col">not found</th><th scope="col">errors</th><th scope="col">bytes</th></tr>
        """;

    public static void Write(Markup markup, ReportContents contents)
    {
        HtmlTable.Write(markup, "Processor time, peak memory and peak threads are medians of all rounds", Head, table =>
        {
            foreach (var figures in contents.Analysis.Figures)
            {
                table.Row(
                    contents.NameOf(figures.Contender),
                    [
                        figures.CpuTime is { } cpu ? Figure.Seconds(cpu.Value) : null,
                        figures.Memory is { } memory ? Figure.Megabytes(memory.Value) : null,
                        figures.Threads is { } threads ? Figure.Whole(threads.Value) : null,
                        Figure.Range(figures.PeakInFlight),
                        Figure.Range(figures.Requests),
                        Figure.Range(figures.Ok),
                        Figure.Range(figures.NotFound),
                        Figure.Range(figures.Errors),
                        Figure.Range(figures.Bytes),
                    ]);
            }
        });
    }
}
