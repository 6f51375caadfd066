using System.Text.RegularExpressions;
using FlagsDownloader.Documentation.Markdown;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation.Samples;

/// <summary>The samples that use the packages, built from the packages and nothing else of this repository, and run.</summary>
public sealed partial class PackedSamplesTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const string Slow = "it packs everything and restores from that; the library's tests have what the samples use";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    [SecondTier(Slow)]
    public void OwnStrategy_Built_HasItsStrategyInTheWholeCommandLine()
    {
        var program = Path.Combine(feed.Build("OwnStrategy"), "OwnStrategy");

        var (code, output) = feed.Run($"'{program}' download --strategy aimd -o own");
        Assert.True(code == 0, output);
        Assert.Contains("20 flags downloaded.", output, StringComparison.Ordinal);

        // As `dotnet OwnStrategy.dll` it has to start itself in another way.
        foreach (var start in new[] { $"'{program}'", $"dotnet '{program}.dll'" })
        {
            (code, output) = feed.Run(
                $"{start} compare --strategies aimd,sequential -l 5 --rounds 2 --quiet --assert 'aimd.errors == 0' --timeline");
            Assert.True(code == 0, output);
            Assert.Matches(ContenderRow(), output);
            Assert.Contains("aimd.errors == 0", output, StringComparison.Ordinal);
        }

        (code, output) = feed.Run($"'{program}' download --strategy adaptiv");
        Assert.Equal(2, code);
        Assert.EndsWith(", blockingpool, aimd", output, StringComparison.Ordinal);
    }

    [Fact]
    [SecondTier(Slow)]
    public void CommandLineReadme_Block_IsAProgram()
    {
        var block = Assert.Single(MarkdownDocument.Read("src/FlagsDownloader.Cli/CommandLine/README.md").Fences, fence => fence.Language == "csharp");
        feed.Write("readme/readme.csproj", File.ReadAllText(Repository.PathOf("samples/OwnStrategy/OwnStrategy.csproj")));
        feed.Write("readme/Program.cs", block.Text);

        var (code, output) = feed.Run($"'{feed.BuildProject("readme")}/readme' download --strategy batches -m 5 -o readme-flags");

        Assert.True(code == 0, output);
        Assert.Contains("20 flags downloaded.", output, StringComparison.Ordinal);
    }

    [Fact]
    [SecondTier(Slow)]
    public async Task AspNetCore_Asked_AnswersAndExportsWhatTheClientMeasured()
    {
        var program = feed.Build("AspNetCore");
        using var flags = feed.Start("flags-server --only LOCAL --port 0");
        Assert.True(flags.Wait(Patience), "The server did not start.");
        var site = flags.Lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        using var service = feed.Start($"exec '{program}/AspNetCore' --urls http://127.0.0.1:0 --Site {site}");
        Eventually.True(() => service.HasExited || Listening().IsMatch(string.Join('\n', service.Lines)), "the service listens");
        var address = Listening().Match(string.Join('\n', service.Lines)).Groups["address"].Value;

        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var found = await client.GetByteArrayAsync(new Uri($"{address}/br"), TestContext.Current.CancellationToken);
        using var missing = await client.GetAsync(new Uri($"{address}/xx"), TestContext.Current.CancellationToken);

        Assert.Equal("GIF"u8, found.AsSpan(0, 3));
        Assert.Equal(404, (int)missing.StatusCode);
        Assert.True(service.Stop(Patience), "The service did not end.");
        var exported = string.Join('\n', service.Lines);
        Assert.Contains("Activity.DisplayName:        fetch", exported, StringComparison.Ordinal);
        Assert.Contains("Metric Name: flags_downloader.attempts", exported, StringComparison.Ordinal);
    }

    [Fact]
    [SecondTier(Slow)]
    public void CiGuard_Run_PassesAllItsTests()
    {
        var program = feed.Build("CiGuard", "OwnStrategy");

        var (code, output) = feed.Run($"'{program}/CiGuard'");

        Assert.True(code == 0, output);
        Assert.Contains("succeeded: 4", output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^aimd +5 ", RegexOptions.Multiline)]
    private static partial Regex ContenderRow();

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Listening();
}
