using System.Text.Json;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Exports;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Analysis;
using FlagsDownloader.Comparison.Tests.Documents;

namespace FlagsDownloader.Comparison.Tests.Exports;

public sealed class ChangeExportTests
{
    private static readonly ChangeAnalysis Change = ChangeAnalyst.Analyse(
        new NamedResults("be|fore", Sketch.Rounds(3, 1, Without(new Sketch("eventloop", 0.2)), Without(new Sketch("threadpool", 0.2)))) { Program = "flags 0.1.0" },
        new NamedResults("after", Sketch.Rounds(3, 1, Without(new Sketch("eventloop", 0.1)), Without(new Sketch("whenall", 0.2)))));

    [Fact]
    public void Markdown_TwoComparisons_HasTheConclusionsTheTableAndTheirPrograms()
    {
        using var output = new StringWriter();
        ChangeMarkdownExport.Write(output, Change);

        Assert.Equal(
            """
            # be\|fore and after

            Faster in after than in be\|fore: eventloop, 2.00x as fast.

            Only in be\|fore: threadpool -m 20.

            Only in after: whenall -m 20.

            Time in process: medians in seconds, with 95 % intervals. Those of the speed-ups together have a confidence of 95 %.

            |           |   m |               be\|fore |                  after |           speed-up | difference |
            | --------- | --: | ---------------------: | ---------------------: | -----------------: | ---------- |
            | eventloop |  20 | 0.200 s [0.200, 0.200] | 0.100 s [0.100, 0.100] | 2.00× [2.00, 2.00] | faster     |

            - be\|fore: flags 0.1.0.
            - after: unknown program.

            """,
            output.ToString());
    }

    [Fact]
    public void Json_TwoComparisons_HasTheChangesAndWhatIsOnlyInOne()
    {
        using var output = new StringWriter();
        ChangeJsonExport.Write(output, Change, "flags 0.2.0", SavedText.MadeAt);

        using var document = JsonDocument.Parse(output.ToString());
        var root = document.RootElement;
        Assert.Equal("difference", root.GetProperty("kind").GetString());
        Assert.Equal("be|fore", root.GetProperty("before").GetProperty("name").GetString());
        Assert.Equal("flags 0.1.0", root.GetProperty("before").GetProperty("program").GetString());
        Assert.Equal(3, root.GetProperty("after").GetProperty("rounds").GetInt32());
        Assert.Equal("download", root.GetProperty("basis").GetString());
        var change = Assert.Single(root.GetProperty("changes").EnumerateArray());
        Assert.Equal("faster", change.GetProperty("verdict").GetString());
        Assert.Equal("eventloop", change.GetProperty("contender").GetProperty("name").GetString());
        Assert.Equal(2, change.GetProperty("speed_up").GetProperty("value").GetDouble(), 6);
        Assert.Equal("threadpool@20", Assert.Single(root.GetProperty("only_before").EnumerateArray()).GetString());
        Assert.Equal("whenall@20", Assert.Single(root.GetProperty("only_after").EnumerateArray()).GetString());
    }

    private static Sketch Without(Sketch noisy) => noisy with { Noise = 0 };
}
