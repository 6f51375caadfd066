using FlagsDownloader.Documentation.Commands;
using FlagsDownloader.Documentation.Markdown;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation;

/// <summary>A document that is wrong is found out.</summary>
public sealed class SectionRunTests : IDisposable
{
    private readonly Surroundings _surroundings = new(FlagsExecutable.FullName);

    public void Dispose() => _surroundings.Dispose();

    [Fact]
    public void Run_OfWhatIsTrue_HasNoComplaint() => Assert.Empty(Complaints(
        "$ echo one; echo two >&2   # a comment",
        "one",
        "two",
        "$ printf '%s\\n' \\",
        "    far",
        "far",
        "$ echo kept > file",
        "$ cat file",
        "kept"));

    [Theory]
    [InlineData("$ echo one", "won")]
    [InlineData("$ echo one", "one two")]
    [InlineData("$ echo one; echo two", "one")]
    [InlineData("$ false", null)]
    [InlineData("$ no-such-command-anywhere", null)]
    [InlineData("$ flags download --no-such-option", null)]
    [InlineData("$ flags download BR", "flags: something else")]
    public void Run_OfWhatIsNotTrue_SaysWhereAndWhatWasPrinted(string command, string? shown)
    {
        var complaint = Assert.Single(Complaints(shown is null ? [command] : [command, shown]));

        Assert.StartsWith("docs/page.md:2", complaint, StringComparison.Ordinal);
        Assert.Contains("It printed:", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Server_StaysForWhatFollowsAndEndsByCtrlC()
    {
        const string Serve = "$ flags-server --only LOCAL --port 18765";

        Assert.Empty(Complaints(Serve, "LOCAL http://127.0.0.1:18765/flags  no delay, no errors, seed 0", "Ready. Ctrl-C stops.", "$ flags download -s http://127.0.0.1:18765/flags BR", Serve));
        Assert.Single(Complaints(Serve, "DELAY http://127.0.0.1:18765/flags  no delay, no errors, seed 0", "Ready. Ctrl-C stops."));
    }

    [Fact]
    public void Block_ThatBeginsWithOutput_IsRefused() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Complaints("one", "$ echo one"));

    private List<string> Complaints(params string[] block)
    {
        var document = MarkdownDocument.Parse("docs/page.md", ["```console", .. block, "```"]);
        using var run = new SectionRun(_surroundings);
        return [.. run.Run(document.Fences.SelectMany(ConsoleStep.Of)).Select(result => result.Complaint).OfType<string>()];
    }
}
