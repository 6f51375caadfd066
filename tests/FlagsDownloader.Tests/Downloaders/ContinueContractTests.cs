using FlagsDownloader.Downloaders;
using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;
using FlagsDownloader.Tests.Http;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>A run continues the parts that an earlier one left, with every strategy, and never puts two versions into one file.</summary>
public sealed class ContinueContractTests : IDisposable
{
    private const int Cut = 600_000;

    private static readonly VersionedContent Old = new(LargeContentContractTests.RandomBytes(1_000_000), "ETag: \"a\"");
    private static readonly VersionedContent Current = new(LargeContentContractTests.RandomBytes(1_000_001), "ETag: \"b\"");
    private static readonly FlagClientOptions Options = new() { Retries = 0, LimitsIdleTimeOnly = true };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Strategies => Contract.Strategies;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_PartOfAnEarlierRun_IsContinued(string strategy)
    {
        using var server = new ScriptedServer(request => Old.Answer(request, cutAfter: request.Number == 1 ? Cut : int.MaxValue));

        var first = Run(strategy, server);
        var left = _folder.FileNames;
        var second = Run(strategy, server);

        Assert.Equal(DownloadCause.ContentCut, first.Error?.Cause);
        Assert.Equal([".json", ".kept"], left.Select(Path.GetExtension).Order());
        Assert.Equal((DownloadStatus.Ok, 1_000_000L), (second.Status, second.Bytes));
        Assert.InRange(int.Parse(server.Requests.Last().Header("Range")!["bytes=".Length..^1]), 1, Cut);
        AssertOnlyFile(Old);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_FileThatChangedBetweenTheRuns_BeginsAnew(string strategy)
    {
        using var server = new ScriptedServer(request => request.Number == 1 ? Old.Answer(request, Cut) : Current.Answer(request));

        Run(strategy, server);
        var second = Run(strategy, server);

        Assert.Equal(DownloadStatus.Ok, second.Status);
        Assert.NotNull(server.Requests.Last().Header("Range"));
        AssertOnlyFile(Current);
    }

    [Fact]
    public void DownloadMany_FileThatChangesInEachRun_IsTheLastVersion()
    {
        // The second version breaks off too, later than the first: a note of the first with bytes of the second would be seen in the third run.
        using var server = new ScriptedServer(request => request.Number switch
        {
            1 => Old.Answer(request, Cut),
            2 => Current.Answer(request, Cut + 200_000),
            _ => Current.Answer(request),
        });

        Run("sequential", server);
        Run("sequential", server);
        Run("sequential", server);

        Assert.Equal("\"b\"", server.Requests.Last().Header("If-Range"));
        AssertOnlyFile(Current);
    }

    [Fact]
    public void DownloadMany_SmallFileNow_ReplacesThePart()
    {
        using var server = new ScriptedServer(request => request.Number == 1 ? Old.Answer(request, Cut) : ScriptedAnswer.Ok(Gif.Pixel));

        Run("sequential", server);
        Run("sequential", server);

        Assert.Equal(Gif.Pixel, File.ReadAllBytes(_folder.At("large.bin")));
        Assert.Equal(["large.bin"], _folder.FileNames);
    }

    [Fact]
    public void DownloadMany_SameNameFromAnotherAddress_BeginsAnew()
    {
        using var server = new ScriptedServer(request => Old.Answer(request, cutAfter: request.Number == 1 ? Cut : int.MaxValue));

        Run("sequential", server);
        Run("sequential", server, "elsewhere.bin");

        Assert.Null(server.Requests.Last().Header("Range"));
        AssertOnlyFile(Old);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{\"schema_version\":2,\"url\":\"http://127.0.0.1/\",\"validator\":\"\\\"a\\\"\"}")]
    public void DownloadMany_PartWithoutAUsableNote_BeginsAnew(string note)
    {
        using var server = new ScriptedServer(request => Old.Answer(request, cutAfter: request.Number == 1 ? Cut : int.MaxValue));
        Run("sequential", server);
        File.WriteAllText(_folder.At(_folder.FileNames.Single(name => name.EndsWith(".json", StringComparison.Ordinal))), note);

        var second = Run("sequential", server);

        Assert.Equal(DownloadStatus.Ok, second.Status);
        Assert.Null(server.Requests.Last().Header("Range"));
        AssertOnlyFile(Old);
    }

    [Fact]
    public void DownloadMany_WholePartOfAnEarlierRun_IsTakenAfterItsLastByte()
    {
        using var server = new ScriptedServer(request => Old.Answer(request, cutAfter: request.Number == 1 ? Cut : int.MaxValue));
        Run("sequential", server);
        // As if the run was killed between the last byte and the rename.
        File.WriteAllBytes(_folder.At(_folder.FileNames.Single(name => name.EndsWith(".kept", StringComparison.Ordinal))), Old.Bytes);

        var second = Run("sequential", server);

        Assert.Equal(DownloadStatus.Ok, second.Status);
        Assert.Equal("bytes=999999-", server.Requests.Last().Header("Range"));
        AssertOnlyFile(Old);
    }

    [Fact]
    public void DownloadMany_PartThatAnotherRunWrites_IsNotTouched()
    {
        using var server = new ScriptedServer(request => Old.Answer(request, cutAfter: request.Number == 1 ? Cut : int.MaxValue));
        Run("sequential", server);
        var part = _folder.At(_folder.FileNames.Single(name => name.EndsWith(".kept", StringComparison.Ordinal)));

        using (File.Open(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(DownloadStatus.Ok, Run("sequential", server).Status);
        }

        Assert.Null(server.Requests.Last().Header("Range"));
        Assert.Equal(Old.Bytes, File.ReadAllBytes(_folder.At("large.bin")));
        Assert.True(File.Exists(part), "the part of the other run is still there");
    }

    [Fact]
    public void RemoveLeftovers_PartOfARunThatWasNotContinued_IsRemovedWithItsNote()
    {
        using var server = new ScriptedServer(request => Old.Answer(request, cutAfter: Cut));
        Run("sequential", server);

        new FlagStore(_folder.FullName) { ContinuesParts = true }.RemoveLeftovers();
        Assert.Equal(2, _folder.FileNames.Count);
        new FlagStore(_folder.FullName).RemoveLeftovers();

        Assert.Empty(_folder.FileNames);
    }

    private DownloadOutcome Run(string strategy, ScriptedServer server, string path = "large.bin")
    {
        using var client = new ClientUnderTest(Options);
        var store = new FlagStore(_folder.FullName) { ContinuesParts = true };
        return new DownloadSession(client.Client, store, TimeProvider.System)
            .DownloadMany(DownloaderCatalog.Find(strategy)!, [new DownloadItem("large", server.At(path), "large.bin")]).Outcomes[0];
    }

    private void AssertOnlyFile(VersionedContent version)
    {
        Assert.Equal(version.Bytes, File.ReadAllBytes(_folder.At("large.bin")));
        Assert.Equal(["large.bin"], _folder.FileNames);
    }
}
