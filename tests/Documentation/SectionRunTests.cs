using System.Net;
using System.Net.Sockets;
using FlagsDownloader.Documentation.Commands;
using FlagsDownloader.Documentation.Markdown;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation;

/// <summary>Errors in documents are found.</summary>
public sealed class SectionRunTests : IDisposable
{
    private readonly Surroundings _surroundings = new(FlagsExecutable.FullName);

    public void Dispose() => _surroundings.Dispose();

    [Fact]
    public void Run_CorrectDocument_HasNoComplaint() => Assert.Empty(Complaints(
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
    public void Run_WrongDocument_NamesTheLineAndTheOutput(string command, string? shown)
    {
        var complaint = Assert.Single(Complaints(shown is null ? [command] : [command, shown]));

        Assert.StartsWith("docs/page.md:2", complaint, StringComparison.Ordinal);
        Assert.Contains("It printed:", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Server_RunsForLaterCommandsAndEndsByCtrlC()
    {
        var port = FreePort();
        var serve = $"$ flags-server --only LOCAL --port {port}";

        Assert.Empty(Complaints(
            serve,
            $"LOCAL http://127.0.0.1:{port}/flags  no delay, no errors, seed 0",
            "Ready. Ctrl-C stops.",
            $"$ flags download -s http://127.0.0.1:{port}/flags BR",
            serve));
        Assert.Single(Complaints(serve, $"DELAY http://127.0.0.1:{port}/flags  no delay, no errors, seed 0", "Ready. Ctrl-C stops."));
    }

    [Fact]
    public void Block_ThatBeginsWithOutput_IsRefused() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Complaints("one", "$ echo one"));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private List<string> Complaints(params string[] block)
    {
        var document = MarkdownDocument.Parse("docs/page.md", ["```console", .. block, "```"]);
        using var run = new SectionRun(_surroundings);
        return [.. run.Run(document.Fences.SelectMany(ConsoleStep.Of)).Select(result => result.Complaint).OfType<string>()];
    }
}
