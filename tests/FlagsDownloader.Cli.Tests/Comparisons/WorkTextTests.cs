using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Cli.Tests.Comparisons;

/// <summary>The sentence about the work, above the table.</summary>
public sealed class WorkTextTests
{
    private static readonly Work Flags = new() { Site = "LOCAL", Address = "http://127.0.0.1:40001/flags", EmbeddedServer = true, Codes = 20, Delay = "0.1", ErrorRate = "0" };

    private static readonly Work List = Flags.WithList([("a", new Uri("http://127.0.0.1:40001/a")), ("b", new Uri("http://127.0.0.1:40002/b"))]);

    [Fact]
    public void Describe_Flags_NamesTheSiteAndItsDelay() =>
        Assert.Equal("20 flags from LOCAL, 0.1 s late; 0 rounds, 0 contenders in shuffled order.", Describe(Flags));

    [Fact]
    public void Describe_AReplay_NamesTheFileAndTheRecordedHosts() => Assert.Equal(
        "Replay of recording.json: 2 addresses of a.example, b.example:81; 0 rounds, 0 contenders in shuffled order.",
        Describe(List.AsReplay("recording.json", "0123", ["b.example:81", "a.example"])));

    [Fact]
    public void Describe_AReplayOfOneAddress_IsSingular() => Assert.StartsWith(
        "Replay of r.json: 1 address of a.example; ",
        Describe((List with { Addresses = 1 }).AsReplay("r.json", "0123", ["a.example"])),
        StringComparison.Ordinal);

    private static string Describe(Work work) => WorkText.Describe(new RoundResults(work, [], [], []));
}
