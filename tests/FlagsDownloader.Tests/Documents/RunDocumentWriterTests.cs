using System.Text.Json;
using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Tests.Documents;

public sealed class RunDocumentWriterTests
{
    private static readonly RunOptionsDocument Options = new(
        "LOCAL", "http://127.0.0.1:8000/flags", false, 2, 1, 4, 2, "executor", "downloaded", 10, 1, WithNames: false);

    private static readonly RunDocument Run = new(
        1, "flags 0.1.0", "eventloop", true, DateTimeOffset.UnixEpoch, Options, [], true, new TotalsDocument(1, 1, 0, 3, 43), 1.5, 9, 50_000_000, 0.25)
    {
        Shard = new ShardDocument(1, 2, "00", 5, []),
    };

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 2)]
    [InlineData(2, 0)]
    [InlineData(1, 2)]
    public void Write_OutcomesBeforeTheEndAndAtIt_IsTheTextOfTheSerializer(int before, int atTheEnd)
    {
        var outcomes = Enumerable.Range(0, before + atTheEnd).Select(Outcome).ToList();
        using var output = new StringWriter();
        using var writer = new RunDocumentWriter(output);

        // What comes after the outcomes is not known yet.
        var beginning = Run with { Interrupted = false, Totals = new TotalsDocument(0, 0, 0, 0, 0), ElapsedSeconds = 0, Shard = null };
        outcomes.Take(before).ToList().ForEach(outcome => writer.Write(beginning, outcome));
        writer.End(Run with { Outcomes = [.. outcomes.Skip(before)] });

        Assert.Equal(
            JsonSerializer.Serialize(Run with { Outcomes = outcomes }, RunDocumentJson.Readable.RunDocument) + Environment.NewLine, output.ToString());
    }

    private static OutcomeDocument Outcome(int index) => new(
        $"C{index}",
        index,
        "http://127.0.0.1:8000/flags/côte d'<ivoire>.gif",
        "error",
        43,
        1,
        null,
        new ErrorDocument("headers", "http_status", "HTTP error 418 - I'm a \"teapot\"", 418),
        0.000_001,
        new StepsDocument<double?>(DownloadSteps.All.Select(step => step == DownloadStep.Saved ? (double?)null : (int)step / 3.0)),
        new StepsDocument<double?>(DownloadSteps.All.Select(step => (double?)0.1)),
        new StepsDocument<int?>(DownloadSteps.All.Select(step => (int?)1)));
}
