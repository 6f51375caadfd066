using System.Text;
using FlagsServer.Settings;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Settings;

public sealed class RecordingFileTests
{
    private const string NoRecording = "'r.json' is not a recording: give a file that 'flags record' wrote";
    private static readonly string Sound = Recordings.Outcome(sizes: "10", delays: "1");

    [Fact]
    public void Parse_OfSeveralOrigins_GroupsAddressesAndKeepsTheirOrder()
    {
        var recording = Recordings.Parse(Recordings.Document(
            Recordings.Address("/b", "https://b.example", Sound),
            Recordings.Address("/a", "https://a.example:8443", Recordings.Outcome(type: "image/gif", count: 3, sizes: "10,20,90"), Recordings.Outcome(status: 503, count: 1, retry: "2")),
            Recordings.Address("/a?1", "https://b.example", Sound)));

        Assert.Equal(["https://b.example", "https://a.example:8443"], recording.Origins.Select(origin => origin.Origin));
        Assert.Equal([(0, "/b"), (1, "/a"), (0, "/a?1")], recording.List);
        var address = Assert.Single(recording.Origins[1].Addresses);
        Assert.Equal(("image/gif", 20), (address.Type, address.Size));
        Assert.Equal([(0.75, ""), (0.25, "503:retry-after=2")], address.Outcomes.Select(outcome => (outcome.Share, $"{outcome.Fault}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("flags")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("GIF89a\u0001\u0000")]
    [InlineData("""{"schema_version":1}""")]
    [InlineData("""{"addresses":[]}""")]
    [InlineData("""{"schema_version":"1","addresses":[]}""")]
    [InlineData("""{"schema_version":1,"addresses":[{"origin":"\uD800"}]}""")]
    public void Parse_OfSomethingElse_SaysWhatToGive(string content) => Assert.Equal(NoRecording, Error(content));

    [Fact]
    public void Parse_OfBinary_SaysWhatToGive() => Assert.Equal(NoRecording, RecordingFile.Parse([0xFF, 0xD8, 0, 1], "r.json").Error);

    [Fact]
    public void Parse_OfAnotherVersion_NamesBoth() =>
        Assert.Equal(
            "'r.json' has schema_version 2, this program reads 1: use the version that wrote it",
            Error("""{"schema_version":2,"addresses":[]}"""));

    [Fact]
    public void Parse_WithoutAddresses_SaysSo() => Assert.StartsWith("'r.json' has no addresses:", Error(Recordings.Document()), StringComparison.Ordinal);

    [Fact]
    public void Parse_WithAByteOrderMark_IsRead() =>
        Assert.Null(RecordingFile.Parse([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Recordings.Document(Recordings.Address("/a", Recordings.Origin, Sound)))], "r.json").Error);

    public static TheoryData<string, string> Unsound => new()
    {
        { Recordings.Address("a", Recordings.Origin, Sound), "a: not as" },
        { Recordings.Address("/a b", Recordings.Origin, Sound), "not as" },
        { Recordings.Address("/a", "example.com", Sound), "not as" },
        { Recordings.Address("/a", "ftp://example.com", Sound), "not as" },
        { Recordings.Address("/a", Recordings.Origin), "not as" },
        { Recordings.Address("/a", Recordings.Origin, Recordings.Outcome(count: 0)), "not as" },
        { Recordings.Address("/a", Recordings.Origin, Recordings.Outcome(delays: "2,1")), "not as" },
        { Recordings.Address("/a", Recordings.Origin, Recordings.Outcome(delays: "-1")), "not as" },
        { Recordings.Address("/a", Recordings.Origin, Recordings.Outcome("late")), "not as" },
        { Recordings.Address("/a", Recordings.Origin, Recordings.Outcome(status: 99)), "not as" },
        { Recordings.Address("/a", Recordings.Origin, Recordings.Outcome(type: "a b")), "not as" },
        { Recordings.Address("/a", Recordings.Origin, Recordings.Outcome(sizes: "2000000000")), "/a: it has 2000000000 bytes" },
        { Recordings.Address("/stats?1", Recordings.Origin, Sound), "/stats?1: flags-server has a page of its own there" },
        { "null", "an address: not as" },
        { $"{Recordings.Address("/a", Recordings.Origin, Sound)},{Recordings.Address("/a", Recordings.Origin, Sound)}", "http://example.com/a is there twice" },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void Parse_OfAnUnsoundAddress_NamesItInOneLine(string address, string expected)
    {
        var error = Error(Recordings.Document(address));

        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Fact]
    public void Read_OfAMissingFile_SaysWhatToGive() =>
        Assert.StartsWith("cannot read '/nowhere/r.json': give a file that 'flags record' wrote (", RecordingFile.Read("/nowhere/r.json").Error, StringComparison.Ordinal);

    [Fact]
    public void ResolveReplay_OfSeveralOrigins_GivesEachAProfileAndAPort()
    {
        var recording = Recordings.Parse(Recordings.Document(
            Recordings.Address("/a", "http://example.com", Sound), Recordings.Address("/a", "https://example.com", Sound), Recordings.Address("/a", "http://[::1]:80", Sound)));
        var layer = ((CommandLine.Serve)CommandLine.Parse(["--replay", "r.json", "--list", "l.txt", "--port", "9000", "--seed", "4"]).Value).Layer;

        var settings = ServerSettings.ResolveReplay(recording, [layer]).Value;

        Assert.Equal(
            ["EXAMPLE-COM 9000 4", "EXAMPLE-COM-2 9001 4", "--1 9002 4"],
            settings.Profiles.Select(profile => $"{profile.Name} {profile.Port} {profile.Seed}"));
        Assert.Equal("replays 1 recorded address of http://example.com, seed 4", settings.Profiles[0].Describe());
        Assert.Equal("l.txt", settings.List);
    }

    [Theory]
    [InlineData("--delay", "1")]
    [InlineData("--error-rate", "0.1")]
    [InlineData("--fault", "cut")]
    [InlineData("--pad-to", "1k")]
    [InlineData("--profile", "A:port=0")]
    [InlineData("--only", "LOCAL")]
    public void Parse_OfAReplayWithOtherFaults_IsRefused(string option, string value) =>
        Assert.Equal(
            $"{option}: a recording has profiles, delays and faults of its own, leave {option} or --replay out",
            CommandLine.Parse(["--replay", "r.json", option, value]).Error);

    [Fact]
    public void Parse_OfAListWithoutAReplay_IsRefused() =>
        Assert.Equal("--list l.txt: there is no list without a recording, add --replay FILE", CommandLine.Parse(["--list", "l.txt"]).Error);

    private static string Error(string content) => RecordingFile.Parse(Encoding.UTF8.GetBytes(content), "r.json").Error!;
}
