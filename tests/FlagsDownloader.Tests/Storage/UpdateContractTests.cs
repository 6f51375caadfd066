using FlagsDownloader.Flags;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;
using FlagsDownloader.Tests.Downloaders;

namespace FlagsDownloader.Tests.Storage;

/// <summary>`--update`, by every strategy, against the real server.</summary>
public sealed class UpdateContractTests(PlainServer server) : IClassFixture<PlainServer>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Strategies => Contract.Strategies;

    public static MatrixTheoryData<string, SaveMode> StrategiesAndSaves =>
        new(Contract.Strategies.Select(row => row.Data), Enum.GetValues<SaveMode>());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(StrategiesAndSaves))]
    public void DownloadMany_TheSecondTime_IsUnchanged(string strategy, SaveMode save)
    {
        var items = Items(CountryCodes.Pop20, copies: 2);
        Assert.Equal((40, 0, 0), UpdateRun.Download(strategy, items, _folder.FullName, save).Counts());
        var before = Contents();

        var report = UpdateRun.Download(strategy, items, _folder.FullName, save);

        Assert.Equal((0, 40, 0), report.Counts());
        Assert.Equal(0, report.Tally.Bytes);
        Assert.Equal(before, Contents());
        Assert.All(report.Outcomes, outcome =>
        {
            Assert.Equal(items.Single(item => item.Label == outcome.Label).FileName, outcome.FileName);
            Assert.Equal((1, false), (outcome.Timeline.Attempts, outcome.Timeline[DownloadStep.Saving].Reached));
        });
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_WithNames_RequestsOnlyTheFlag(string strategy)
    {
        var items = Items(CountryCodes.Pop20, withNames: true);
        Assert.Equal((20, 0, 0), UpdateRun.Download(strategy, items, _folder.FullName).Counts());
        server.Reset();

        var report = UpdateRun.Download(strategy, items, _folder.FullName);

        Assert.Equal((0, 20, 0), report.Counts());
        Assert.Equal(20, server.Stat("requests"));
        Assert.Contains("Brazil.gif", report.Outcomes.Select(outcome => outcome.FileName));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_ChangedFiles_AreDownloadedAgain(string strategy)
    {
        var items = Items(CountryCodes.Pop20);
        UpdateRun.Download(strategy, items, _folder.FullName);
        var original = Contents();
        File.Delete(_folder.At("BR.gif"));
        File.AppendAllText(_folder.At("CN.gif"), "x");
        using (var file = File.OpenWrite(_folder.At("DE.gif")))
        {
            file.Write("gif"u8);
        }

        File.WriteAllText(_folder.At("FR.gif"), "");

        Assert.Equal((4, 16, 0), UpdateRun.Download(strategy, items, _folder.FullName).Counts());

        Assert.Equal(original, Contents());
        Assert.Equal((0, 20, 0), UpdateRun.Download(strategy, items, _folder.FullName).Counts());
    }

    [Fact]
    public void DownloadMany_WithoutUpdate_NeitherReadsNorWritesTheManifest()
    {
        var items = Items(CountryCodes.Pop20);
        Assert.Equal((20, 0, 0), UpdateRun.Download("eventloop", items, _folder.FullName, update: false).Counts());
        Assert.Equal(20, _folder.FileNames.Count);
        UpdateRun.Download("eventloop", items, _folder.FullName);
        var manifest = File.ReadAllText(_folder.At(FolderManifest.FileName));
        var written = File.GetLastWriteTimeUtc(_folder.At(FolderManifest.FileName));

        Assert.Equal((20, 0, 0), UpdateRun.Download("eventloop", items, _folder.FullName, update: false).Counts());

        Assert.Equal(manifest, File.ReadAllText(_folder.At(FolderManifest.FileName)));
        Assert.Equal(written, File.GetLastWriteTimeUtc(_folder.At(FolderManifest.FileName)));
    }

    [Fact]
    public void DownloadMany_ServerOfTheSameLabel_GetsTheTagsOfTheOther()
    {
        var known = FlagSite.Local;
        var site = FlagSite.Parse(server.Site.AbsoluteUri);
        UpdateRun.Download("eventloop", FlagItems.Create(site, CountryCodes.Pop20, knownAs: known), _folder.FullName);

        using var other = new PlainServer();
        Assert.NotEqual(server.Site, other.Site);
        var items = FlagItems.Create(FlagSite.Parse(other.Site.AbsoluteUri), CountryCodes.Pop20, knownAs: known);

        Assert.Equal((0, 20, 0), UpdateRun.Download("eventloop", items, _folder.FullName).Counts());
        Assert.Contains("http://localhost:8000/flags/br/br.gif", File.ReadAllText(_folder.At(FolderManifest.FileName)), StringComparison.Ordinal);
        // With its own address it is another site.
        Assert.Equal(
            (20, 0, 0), UpdateRun.Download("eventloop", Contract.Items(other.Site, CountryCodes.Pop20), _folder.FullName).Counts());
    }

    [Theory]
    [InlineData("sequential")]
    [InlineData("eventloop")]
    public void DownloadMany_AFileThatChangedOnTheServer_IsDownloaded(string strategy)
    {
        var version = 1;
        using var changing = new ScriptedServer(request => Tagged(request, Volatile.Read(ref version) == 1 ? "\"one\"" : "W/\"two\"", Volatile.Read(ref version)));
        var items = Contract.Items(changing.Address, [CountryCode.Parse("BR")]);
        Assert.Equal((1, 0, 0), UpdateRun.Download(strategy, items, _folder.FullName).Counts());
        Assert.Equal((0, 1, 0), UpdateRun.Download(strategy, items, _folder.FullName).Counts());
        Volatile.Write(ref version, 2);

        Assert.Equal((1, 0, 0), UpdateRun.Download(strategy, items, _folder.FullName).Counts());
        Assert.Equal(Gif.Large, File.ReadAllBytes(_folder.At("BR.gif")));

        // A weak tag is enough, because the complete content is used.
        Assert.Equal((0, 1, 0), UpdateRun.Download(strategy, items, _folder.FullName).Counts());
        Assert.Equal(
            [null, "\"one\"", "\"one\"", "W/\"two\""], changing.Requests.Select(request => ConditionOf(request)));
    }

    [Theory]
    [InlineData("sequential")]
    [InlineData("eventloop")]
    public void DownloadMany_UnrequestedNotModified_IsABadResponse(string strategy)
    {
        using var confused = new ScriptedServer(ScriptedAnswer.Bytes("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n"));

        var report = UpdateRun.Download(strategy, Contract.Items(confused.Address, [CountryCode.Parse("BR")]), _folder.FullName);

        var error = Assert.Single(report.Outcomes).Error!;
        Assert.Equal((DownloadPhase.Headers, DownloadCause.BadResponse), (error.Phase, error.Cause));
        Assert.Empty(_folder.FileNames);
    }

    [Theory]
    [InlineData("sequential")]
    [InlineData("eventloop")]
    public void DownloadMany_ConditionIgnored_IsADownload(string strategy)
    {
        using var deaf = new ScriptedServer(_ => Ok(Gif.Pixel, "ETag: \"a\""));
        var items = Contract.Items(deaf.Address, [CountryCode.Parse("BR")]);

        Assert.Equal((1, 0, 0), UpdateRun.Download(strategy, items, _folder.FullName).Counts());
        Assert.Equal((1, 0, 0), UpdateRun.Download(strategy, items, _folder.FullName).Counts());
        Assert.Equal([null, "\"a\""], deaf.Requests.Select(request => ConditionOf(request)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ETag: not-quoted")]
    [InlineData("ETag: \"a")]
    public void DownloadMany_InvalidTag_IsAlwaysDownloaded(string header)
    {
        using var untagged = new ScriptedServer(_ => Ok(Gif.Pixel, header));
        var items = Contract.Items(untagged.Address, [CountryCode.Parse("BR")]);

        Assert.Equal((1, 0, 0), UpdateRun.Download("eventloop", items, _folder.FullName).Counts());
        Assert.Equal((1, 0, 0), UpdateRun.Download("eventloop", items, _folder.FullName).Counts());
        Assert.All(untagged.Requests, request => Assert.Null(ConditionOf(request)));
    }

    [Theory]
    [InlineData("sequential")]
    [InlineData("eventloop")]
    public void DownloadMany_FileDisappears_IsNotUnchanged(string strategy)
    {
        using var slow = new ScriptedServer(request =>
        {
            if (request.Number == 2)
            {
                File.Delete(_folder.At("BR.gif"));
            }

            return Tagged(request, "\"a\"", version: 1);
        });
        var items = Contract.Items(slow.Address, [CountryCode.Parse("BR")]);
        UpdateRun.Download(strategy, items, _folder.FullName);

        var outcome = Assert.Single(UpdateRun.Download(strategy, items, _folder.FullName).Outcomes);

        Assert.Equal((DownloadStatus.Error, DownloadCause.SaveFailed), (outcome.Status, outcome.Error!.Cause));
    }

    [Fact]
    public void DownloadMany_TwoRunsAtOnce_LeaveFilesAndAManifestThatFit()
    {
        var items = Items(CountryCodes.All);

        Parallel.Invoke(Download, Download);

        Assert.Equal(195, _folder.FileNames.Count);
        var report = UpdateRun.Download("threadpool", items, _folder.FullName);
        Assert.Equal(0, report.Tally.Errors);
        Assert.Equal(194, UpdateRun.Download("threadpool", items, _folder.FullName).Tally.Unchanged);

        // The later run may find files of the other one, and its manifest.
        void Download()
        {
            var (ok, unchanged, _) = UpdateRun.Download("threadpool", items, _folder.FullName).Counts();
            Assert.Equal(194, ok + unchanged);
        }
    }

    [Fact]
    public void DownloadMany_ManifestCannotBeSaved_IsReportedAndNoError()
    {
        Directory.CreateDirectory(_folder.At(FolderManifest.FileName));

        var report = UpdateRun.Download("eventloop", Items(CountryCodes.All), _folder.FullName);

        Assert.Equal((194, 0, 0), report.Counts());
        Assert.Equal(DownloadCause.SaveFailed, report.ManifestError!.Cause);
    }

    private IReadOnlyList<DownloadItem> Items(IEnumerable<CountryCode> codes, bool withNames = false, int copies = 1) =>
        Contract.Items(server.Site, codes, withNames, copies);

    private Dictionary<string, string> Contents() =>
        _folder.FileNames.ToDictionary(name => name, name => Convert.ToHexString(File.ReadAllBytes(_folder.At(name))));

    private static ScriptedAnswer Tagged(ScriptedRequest request, string etag, int version) =>
        ConditionOf(request) == etag
            ? new(conversation => conversation.Send($"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\n\r\n"))
            : Ok(version == 1 ? Gif.Pixel : Gif.Large, $"ETag: {etag}");

    private static ScriptedAnswer Ok(byte[] content, string header) => new(conversation =>
    {
        var line = header.Length == 0 ? "" : $"{header}\r\n";
        conversation.Send($"HTTP/1.1 200 OK\r\n{line}Content-Length: {content.Length}\r\n\r\n");
        conversation.Send(content);
    });

    private static string? ConditionOf(ScriptedRequest request) => request.Head
        .Split("\r\n")
        .Where(line => line.StartsWith("If-None-Match: ", StringComparison.OrdinalIgnoreCase))
        .Select(line => line["If-None-Match: ".Length..])
        .SingleOrDefault();
}
