using FlagsDownloader.Cli.Commands;

namespace FlagsDownloader.Cli.Tests.Commands;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["--strategy", "--server", "--seed", "--save", "--seconds", "--max_req", "--max-req"];

    [Theory]
    [InlineData("--stratgy", "--strategy")]
    [InlineData("--startegy", "--strategy")]
    [InlineData("--Strategy", "--strategy")]
    [InlineData("--strategies", "--strategy")]
    [InlineData("--strat", "--strategy")]
    [InlineData("--sede", "--seed")]
    [InlineData("--maxreq", "--max_req")]
    [InlineData("--max_reqs", "--max_req")]
    [InlineData("--second", "--seconds")]
    public void Find_AMisspeltName_IsTheOneThatWasMeant(string word, string name) => Assert.Equal(name, NearestName.Find(word, Names));

    [Theory]
    [InlineData("")]
    [InlineData("--")]
    [InlineData("--s")]
    [InlineData("--se")]
    [InlineData("--bogus")]
    [InlineData("-z")]
    [InlineData("eventloop")]
    public void Find_AnotherWord_IsNone(string word) => Assert.Null(NearestName.Find(word, Names));

    [Fact]
    public void Find_AWordOfAMillionLetters_IsNoneAtOnce() => Assert.Null(NearestName.Find(new string('-', 1_000_000), Names));
}
