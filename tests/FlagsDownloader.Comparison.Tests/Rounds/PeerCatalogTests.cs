using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class PeerCatalogTests
{
    [Fact]
    public void Find_AProgramThatIsInstalled_KnowsItsVersion()
    {
        var curl = PeerCatalog.Find("curl");

        Assert.Matches(@"^curl \d+\.\d+\.\d+$", curl!.Version);
        Assert.Contains("{curl}", curl.Command, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_AnotherProgram_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => PeerCatalog.Find("wget"));
    }

    [Theory]
    [InlineData("curl")]
    [InlineData("wget2")]
    [InlineData("aria2c")]
    public void TheCommands_AreThoseOfTheDocument(string name)
    {
        var commands = File.ReadLines(RepositoryRoot.PathOf("docs/comparison.md")).Where(line => line.StartsWith($"{name} ", StringComparison.Ordinal));

        Assert.Equal(PeerCatalog.CommandOf(name), Assert.Single(commands));
    }
}
