using FlagsDownloader.Comparison.Documents;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Analysis;

namespace FlagsDownloader.Comparison.Tests.Documents;

public sealed class SavedPairTests
{
    private static readonly RoundResults Results = Sketch.Rounds(2, 1, Sketch.Sequential, new Sketch("eventloop", 0.1), Sketch.Peer("curl", 0.2));

    [Fact]
    public void ReadPair_TheSameWork_HasTheNamesOfTheFilesAndTheProgram()
    {
        var pair = Read(Results, Results, "runs/v1.2.json", "after.json");

        Assert.True(pair.IsUsable, pair.Complaint);
        Assert.Equal(("v1.2", "after"), (pair.Before.Name, pair.After.Name));
        Assert.Equal("flags 0.1.0", pair.Before.Program);
    }

    [Fact]
    public void ReadPair_AnotherMachineAndVersionOfAPeer_AreWhatMayHaveChanged()
    {
        var after = Results with
        {
            Work = Results.Work with { Machine = "another one" },
            Contenders = [.. Results.Contenders.Select(contender => contender.IsPeer ? contender with { Version = "curl 9", Command = "curl -v {urls}" } : contender)],
        };

        Assert.True(Read(Results, after).IsUsable);
    }

    public static TheoryData<string, Work> OtherWorks => new()
    {
        { "codes 19, not 20", Results.Work with { Codes = 19 } },
        { "repeat 2, not 1", Results.Work with { Repeat = 2 } },
        { "delay 0.2, not 0.1", Results.Work with { Delay = "0.2" } },
        { "site DELAY, not LOCAL", Results.Work with { Site = "DELAY" } },
        { "error rate 0.25, not unknown", Results.Work with { ErrorRate = "0.25" } },
        { "faults 503@*, not none", Results.Work with { Faults = "503@*" } },
        { "padding 1000, not unknown", Results.Work with { PadTo = "1000" } },
        { "seed 7, not unknown", Results.Work with { Seed = "7" } },
        { "retries 3, not 0", Results.Work with { Retries = 3 } },
    };

    [Theory]
    [MemberData(nameof(OtherWorks))]
    public void ReadPair_OtherWork_SaysWhatDiffers(string difference, Work work) =>
        Assert.Equal($"'after.json' is of other work than 'before.json': {difference}", Read(Results, Results with { Work = work }).Complaint);

    [Fact]
    public void ReadPair_AnotherBound_SaysWhich() =>
        Assert.Equal(
            "'after.json' has eventloop@60, not the eventloop@20 of 'before.json': compare the same ones",
            Read(Results, Results with { Contenders = [.. Results.Contenders.Select(each => each.Name == "eventloop" ? each with { Bound = 60 } : each)] }).Complaint);

    [Fact]
    public void ReadPair_AnotherVersionOfHttp_SaysWhich() =>
        Assert.Equal(
            "'after.json' has eventloop@20@http2, not the eventloop@20 of 'before.json': compare the same ones",
            Read(Results, Results with { Contenders = [.. Results.Contenders.Select(each => each.Name == "eventloop" ? each with { HttpVersion = "2" } : each)] }).Complaint);

    [Fact]
    public void ReadPair_NoContenderInBoth_SaysSo() =>
        Assert.Equal(
            "'after.json' has none of the contenders of 'before.json': compare the same ones",
            Read(Results, Sketch.Rounds(2, 1, new Sketch("whenall", 0.1))).Complaint);

    [Fact]
    public void ReadPair_TheSameNameTwice_AsksForAnother() =>
        Assert.StartsWith(
            "'b/runs.json' has the same name as 'a/runs.json', runs: give one of them another name",
            Read(Results, Results, "a/runs.json", "b/runs.json").Complaint, StringComparison.Ordinal);

    [Fact]
    public void ReadPair_NoDocument_SaysWhichFile() =>
        Assert.Equal(
            "'before.json' is empty", Reader.ReadPair(new InputContent("before.json", []), new InputContent("after.json", SavedText.Write(Results))).Complaint);

    private static SavedRuns Reader => new(_ => null, _ => null);

    private static SavedPairResult Read(RoundResults before, RoundResults after, string first = "before.json", string second = "after.json") =>
        Reader.ReadPair(new InputContent(first, SavedText.Write(before)), new InputContent(second, SavedText.Write(after)));
}
