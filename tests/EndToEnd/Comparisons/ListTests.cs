using System.Text.Json;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Comparisons;

/// <summary>`flags compare --input` with a list of addresses.</summary>
public sealed class ListTests : IDisposable
{
    private const string Secret = "tok-4711";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_AListOnAFlagsServer_HasItsCountsAndNamesTheAddresses()
    {
        using var server = FlagsProcess.Start(_folder.Path, ["serve", "--only", "LOCAL", "--port", "0"]);
        server.WaitForOutput("Ready");
        var site = new Uri(server.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        string[] list = [.. "br fr in xx".Split(' ').Select(code => $"{site}/{code}/{code}.gif")];
        Write("urls.txt", string.Join('\n', list));
        string[] peer = InstalledProgram.IsThere("curl") ? ["--peer", "curl"] : [];

        var result = Compare(["--input", "urls.txt", "--strategies", "eventloop,sequential", "--rounds", "1", "--export-json", "all.json", "--har", "all.har", .. peer]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.StartsWith($"4 files from {site.Authority}; 1 round, ", result.Output, StringComparison.Ordinal);
        Assert.StartsWith("This sends at most ", result.ErrorLines[0], StringComparison.Ordinal);
        using var document = JsonDocument.Parse(Read("all.json"));
        Assert.All(document.RootElement.GetProperty("runs").EnumerateArray(), run =>
        {
            Assert.Equal((3, 1, 0), (run.GetProperty("ok").GetInt32(), run.GetProperty("not_found").GetInt32(), run.GetProperty("errors").GetInt32()));
            Assert.Equal(4, run.GetProperty("requests").GetInt32());
        });
        var work = document.RootElement.GetProperty("work");
        Assert.Equal(("LIST", 4), (work.GetProperty("site").GetString(), work.GetProperty("addresses").GetInt32()));
        using var har = JsonDocument.Parse(Read("all.har"));
        Assert.Equal(
            list.Order(StringComparer.Ordinal),
            har.RootElement.GetProperty("log").GetProperty("entries").EnumerateArray()
                .Select(entry => entry.GetProperty("_label").GetString()!).Distinct().Order(StringComparer.Ordinal));

        Assert.Equal(result.OutputLines[0], Compare("--input", "all.json").OutputLines[0]);
        AssertRefused("leave out the options for new ones", "--input", "all.json", "--rounds", "1");
        AssertRefused("is a list of addresses: give saved runs to show, or a list to download", "--input", "all.json", "urls.txt");
    }

    [Fact]
    [SecondTier("one more comparison; Compare_AListOnAFlagsServer is in every run")]
    public void Compare_APageThatChanges_IsNotCalledWrong()
    {
        var number = 0;
        using var server = new ScriptedServer(request => request.Target switch
        {
            "/changing" => ScriptedAnswer.Ok(BitConverter.GetBytes(Interlocked.Increment(ref number))),
            "/same" => ScriptedAnswer.Ok("same"u8.ToArray()),
            _ => ScriptedAnswer.Status(404, "Not Found"),
        });
        Write("urls.txt", $"http://127.0.0.1:{server.Port}/changing\nhttp://127.0.0.1:{server.Port}/same\n");

        var result = Compare("--input", "urls.txt", "--strategies", "eventloop", "--rounds", "2", "--assert", "eventloop.ok == 2", "--quiet");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("The content of 1 address differs from one request to the next", Unwrapped(result.Output), StringComparison.Ordinal);
        Assert.DoesNotContain("not what the server has", Unwrapped(result.Output), StringComparison.Ordinal);
        // The reference, the warm-up, the question whether it changes, and the rounds.
        Assert.Equal(5, server.Requests.Count(request => request.Target == "/changing"));
        Assert.Equal(4, server.Requests.Count(request => request.Target == "/same"));
    }

    [Fact]
    [SecondTier("one more comparison; Compare_AListOnAFlagsServer is in every run")]
    public void Compare_Headers_ReachEveryContenderAndAreShownNowhere()
    {
        using var server = new ScriptedServer(request => request.Target == "/a"
            ? request.Header("X-Key") == Secret ? ScriptedAnswer.Ok("a"u8.ToArray()) : ScriptedAnswer.Status(401, "Unauthorized")
            : ScriptedAnswer.Status(404, "Not Found"));
        Write("urls.txt", $"http://127.0.0.1:{server.Port}/a\n");
        using var secrets = new TemporaryFolder();
        File.WriteAllText(secrets.Of("headers"), $"X-Key: {Secret}");
        string[] peer = InstalledProgram.IsThere("curl") ? ["--peer", "curl"] : [];

        var result = Compare(
        [
            "--input", "urls.txt", "--strategies", "eventloop", "--rounds", "1", "-H", $"@{secrets.Of("headers")}", "-o", "kept",
            "--report", "report.html", "--export-json", "all.json", "--har", "all.har", "--assert", "eventloop.ok == 1", .. peer,
        ]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.DoesNotContain(Secret, result.Output + result.AllError, StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(Secret, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void Compare_HostsOfOthers_NeedsYesBeforeAnyNameIsResolved()
    {
        Write("urls.txt", "http://example.invalid/a\nhttp://127.0.0.1:1/b\n");

        var result = Compare("--input", "urls.txt", "--rounds", "2", "--strategies", "eventloop,sequential", "-o", "kept");

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Equal(
            "flags: this would send at most 15 requests and their retries, 8 to example.invalid, 7 to 127.0.0.1:1: "
                + "2 rounds of 2 contenders with 2 files, 3 to warm up, and 4 to learn the contents. "
                + "Add --yes if these hosts may be asked so often, or fewer --rounds",
            Assert.Single(result.ErrorLines));
        Assert.False(Directory.Exists(_folder.Of("kept")));
    }

    [Theory]
    [InlineData("", "is empty")]
    [SecondTierData("# nothing\n", "has no address: write one a line")]
    [InlineData("ftp://127.0.0.1/a\n", "line 1: 'ftp://127.0.0.1/a' is not an http or https address")]
    [InlineData("http://127.0.0.1:1/a\n", "leave codes, -a, -e, -l, --repeat, -s", "-a")]
    [SecondTierData("http://127.0.0.1:1/a\n", "leave codes, -a, -e, -l, --repeat, -s", "-s", "LOCAL")]
    [SecondTierData("http://127.0.0.1:1/a\n", "leave codes, -a, -e, -l, --repeat, -s", "--delay", "1")]
    [InlineData("http://127.0.0.1:1/a\n", "are both lists of addresses", "--input", "other.txt")]
    [InlineData("http://127.0.0.1:1/a\n", "cannot be held to --rate", "--rate", "1", "--peer", "mine=get {urls}")]
    [SecondTierData("http://127.0.0.1:1/a\n", "cannot be given headers", "-H", "X-Key: a", "--peer", "mine=get {urls}")]
    public void Compare_ABadList_IsRefusedInOneLine(string list, string advice, params string[] options)
    {
        Write("urls.txt", list);
        Write("other.txt", "http://127.0.0.1:1/b\n");

        AssertRefused(advice, ["--input", "urls.txt", "-o", "kept", .. options]);
    }

    [Fact]
    public void Compare_AListAsAnOutput_IsRefusedAndStays()
    {
        Write("urls.txt", "http://127.0.0.1:1/a\n");

        AssertRefused("'urls.txt' is read by --input", "--input", "urls.txt", "--export-json", "urls.txt");
        Assert.Equal("http://127.0.0.1:1/a\n", Read("urls.txt"));
    }

    [Fact]
    public void Compare_OptionsOfListsWithoutOne_AreRefused()
    {
        AssertRefused("add --input FILE", "--expect", "png");
        AssertRefused("add --input FILE", "-H", "X-Key: a");
    }

    private void AssertRefused(string advice, params string[] arguments)
    {
        var result = Compare(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(advice, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Of("kept")));
    }

    private void Write(string name, string text) => File.WriteAllText(_folder.Of(name), text);

    private string Read(string name) => File.ReadAllText(_folder.Of(name));

    private static string Unwrapped(string text) => text.Replace('\n', ' ');

    private FlagsResult Compare(params string[] arguments) => FlagsProcess.Run(_folder.Path, ["compare", .. arguments]);
}
