using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FlagsDownloader.Comparison.Documents;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Comparison.Tests.Waterfalls;
using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Tests.Documents;

public sealed class ComparisonDocumentTests
{
    [Fact]
    public void Create_RandomResults_AreReadBackWithTheDetailsOfOneRunEach()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var results = RandomResults.Create(seed);

            var read = SavedText.Results(SavedText.Write(results));

            var kept = RepresentativeRuns.KeepDetails(results);
            Assert.Equivalent(kept.Work, read.Work, strict: true);
            Assert.Equal(kept.Contenders, read.Contenders);
            Assert.Equal(kept.Notes, read.Notes);
            Assert.Equal(
                kept.Runs.Select(run => run with { Document = null, Served = null }),
                read.Runs.Select(run => run with { Document = null, Served = null }));
            Assert.Equal(SavedText.Write(results), SavedText.Write(read));
            Assert.Equal(3, WaterfallBuilder.CreateAll(read).Count);
        }
    }

    [Fact]
    public void Create_Comparison_HasItsNamedParts()
    {
        var document = JsonNode.Parse(SavedText.Write(RandomResults.Create(seed: 1)))!.AsObject();

        Assert.Equal(
            ["schema_version", "kind", "program", "made_at", "work", "contenders", "runs", "notes", "analysis"],
            document.Select(property => property.Key));
        Assert.Equal("comparison", (string?)document["kind"]);
        Assert.Equal("2026-03-01T12:30:00+00:00", (string?)document["made_at"]);
        Assert.Equal(60, (int?)document["work"]!["items"]);
        Assert.Equal("eventloop@20", (string?)document["contenders"]![1]!["key"]);
        Assert.Equal("process", (string?)document["analysis"]!["basis"]);
        Assert.Equal(0.0625, (double?)document["runs"]![0]!["account"]!["shut_down"]);
    }

    [Fact]
    public void Create_InfiniteRatio_WritesNull()
    {
        var results = RandomResults.Create(seed: 1);
        var analysis = Analyses.Create(results);
        analysis = analysis with
        {
            Differences = [analysis.Differences[0] with { Ratio = new Estimate(double.PositiveInfinity, double.NaN, null) }],
        };

        var text = JsonSerializer.SerializeToUtf8Bytes(
            ComparisonDocument.Create(results, analysis, "flags 0.1.0", SavedText.MadeAt), ComparisonDocumentJson.Readable.ComparisonDocument);

        var ratio = JsonNode.Parse(text)!["analysis"]!["differences"]![0]!["ratio"]!.AsObject();
        Assert.True(ratio.ContainsKey("value"));
        Assert.Null(ratio["value"]);
        Assert.True(SavedText.Read(text).IsUsable);
    }

    [Fact]
    public void Read_AnalysisOfALaterVersion_IsIgnored()
    {
        var document = JsonNode.Parse(SavedText.Write(RandomResults.Create(seed: 1)))!;
        document["analysis"] = "in other words";
        document["and_more"] = -1;

        Assert.True(SavedText.Read(document.ToJsonString()).IsUsable);
    }

    [Fact]
    public void Create_HostileNames_AreReadBackUnchanged()
    {
        foreach (var name in HostileText.All)
        {
            var read = SavedText.Results(SavedText.Write(RandomResults.Create(1, name)));
            Assert.Equal(name, read.Contenders[1].Name);
        }
    }

    [Fact]
    public void Read_AByteOrderMarkBefore_IsAllowed() =>
        Assert.True(SavedText.Read([.. Encoding.UTF8.Preamble, .. SavedText.Write(RandomResults.Create(seed: 1))]).IsUsable);
}
