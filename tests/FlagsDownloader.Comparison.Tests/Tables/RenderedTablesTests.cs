using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Charts;
using FlagsDownloader.Comparison.Html;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tables;
using FlagsDownloader.Comparison.Tests.Documents;
using FlagsDownloader.Comparison.Tests.Exports;
using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Tests.Tables;

/// <summary>The exact tables of one comparison. The tests of the exports have those in Markdown and CSV.</summary>
public sealed class RenderedTablesTests
{
    [Fact]
    public void Create_ForATerminal_WritesTheKnownText() =>
        Assert.Equal(
            """
            Time in process: from the first wait for a slot to the last file
            <|m|median s|95 %|speed-up|95 %|of ideal
            eventloop|2|1.500|1.250-1.750|-||-
            Time from exec to exit: with the program's start and end
            <|m|median s|95 %|speed-up|95 %|of ideal
            eventloop|2|2.000||-||25 %
            curl|2|1.000||2.00x|1.50-2.50x|50 %
            Cost, and what was downloaded
            <|m|CPU s|memory|threads|at once|conns|OK|not found|errors|bytes
            eventloop|2|0.250|50 MB|12|2|-|58-60|0|0-2|600 kB
            curl|2|0.250|50 MB|12|2|-|58-60|0|0-2|600 kB
            Where the time went: seconds of an average slot
            <|m|start|thread|connect|server|answer|receive|save|retry|empty|end|(queued)
            eventloop|2|0.125|0.025|0.030|0.400|0.050|0.060|0.150|0.020|0.090|0.063|0.500

            """,
            OnATerminal(ComparisonTables.Create));

    [Fact]
    public void CreateShort_FromExecToExit_HasOneTimeNoCountThatIsZeroForAllAndTheLongestSteps() =>
        Assert.Equal(
            """
            Time from exec to exit: with the program's start and end
            <|m|median s|95 %|speed-up|95 %|of ideal
            eventloop|2|2.000||-||25 %
            curl|2|1.000||2.00x|1.50-2.50x|50 %
            Cost, and what was downloaded
            <|m|CPU s|memory|threads|at once|conns|OK|errors|bytes
            eventloop|2|0.250|50 MB|12|2|-|58-60|0-2|600 kB
            curl|2|0.250|50 MB|12|2|-|58-60|0-2|600 kB
            Where the time went: the longest steps, in seconds of an average slot
            <|m|<
            eventloop|2|server 0.400, save 0.150, start 0.125

            """,
            OnATerminal(ComparisonTables.CreateShort));

    [Fact]
    public void CreateShort_InProcess_LeavesOutTheStartOfTheProgram() =>
        Assert.EndsWith(
            "eventloop|2|server 0.400, save 0.150, empty 0.090\n",
            OnATerminal((results, analysis) => ComparisonTables.CreateShort(results, analysis with { Basis = TimeBasis.Download })),
            StringComparison.Ordinal);

    [Fact]
    public void Write_TheCostsOnThePage_WritesTheKnownText() =>
        Assert.Equal(
            """
            <div class="scroll" role="region" tabindex="0" aria-label="Processor time, peak memory and peak threads are medians of all rounds">
            <table class="figures">
            <caption><span>Processor time, peak memory and peak threads are medians of all rounds</span></caption>
            <thead><tr><th scope="col" rowspan="2" data-column="0">Contender</th><th scope="colgroup" colspan="3">It needed</th><th scope="colgroup" colspan="3">The server saw</th><th scope="colgroup" colspan="4">It downloaded</th></tr>
            <tr><th scope="col" data-column="1" data-group="It needed">CPU, s</th><th scope="col" data-column="2" data-group="It needed">memory, MB</th><th scope="col" data-column="3" data-group="It needed">threads</th><th scope="col" data-column="4" data-group="The server saw">at once</th><th scope="col" data-column="5" data-group="The server saw">connections</th><th scope="col" data-column="6" data-group="The server saw">requests</th><th scope="col" data-column="7" data-group="It downloaded">OK</th><th scope="col" data-column="8" data-group="It downloaded">not found</th><th scope="col" data-column="9" data-group="It downloaded">errors</th><th scope="col" data-column="10" data-group="It downloaded">bytes</th></tr></thead>
            <tbody>
            <tr data-contenders="0"><th scope="row">eventloop</th><td>0.250</td><td>50.0</td><td>12</td><td>2</td><td>–</td><td>60 to 64</td><td>58 to 60</td><td>0</td><td>0 to 2</td><td>600,000</td></tr>
            <tr data-contenders="1"><th scope="row">curl</th><td>0.250</td><td>50.0</td><td>12</td><td>2</td><td>–</td><td>60 to 64</td><td>58 to 60</td><td>0</td><td>0 to 2</td><td>600,000</td></tr>
            </tbody>
            </table>
            </div>

            """,
            CostsOnThePage(PlainResults.Create()));

    private static string OnATerminal(Func<RoundResults, ComparisonAnalysis, IReadOnlyList<FigureTable>> create)
    {
        var results = PlainResults.Create();
        using var output = new StringWriter { NewLine = "\n" };
        foreach (var table in create(results, Analyses.Create(results)))
        {
            output.WriteLine(table.Title);
            output.WriteLine(string.Join('|', table.Columns.Select(column => $"{column.Heading}{(column.IsText ? "<" : "")}")));
            foreach (var row in table.Rows)
            {
                output.WriteLine(string.Join('|', row));
            }
        }

        return output.ToString();
    }

    private static string CostsOnThePage(RoundResults results)
    {
        using var output = new StringWriter();
        var contents = new ReportContents(
            results, Analyses.Create(results), WaterfallBuilder.CreateAll(results), new Dictionary<string, ReadOnlyMemory<byte>>(), "flags 0.1.0", default);
        CostSection.Write(new Markup(output), contents);
        return output.ToString();
    }
}
