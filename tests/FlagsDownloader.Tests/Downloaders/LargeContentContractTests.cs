using System.Security.Cryptography;
using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>Content that is too large for memory is written while it arrives, with every strategy.</summary>
public sealed class LargeContentContractTests : IDisposable
{
    private const int Size = 1_000_000;
    private const int Cut = 600_000;
    private const string Tag = "ETag: \"a\"";

    private static readonly byte[] Content = RandomBytes(Size);
    private static readonly FlagClientOptions Options = new()
    {
        Retries = 2,
        BackoffBase = TimeSpan.FromMilliseconds(1),
        LimitsIdleTimeOnly = true,
        AttemptTimeout = TimeSpan.FromSeconds(60),
        MaxContentBytes = 10 * Size,
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Strategies => Contract.Strategies;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_LargeContent_IsSavedWhole(string strategy)
    {
        byte[][] contents = [.. Enumerable.Range(0, 6).Select(number => RandomBytes((number * 131_072) + (number % 3) - 1 + 131_072))];
        using var server = new ScriptedServer(request =>
        {
            var content = contents[int.Parse(request.Target[^1..])];
            return request.Target.Contains("chunked", StringComparison.Ordinal)
                ? ScriptedAnswer.Chunked(content, times: 1, ends: true)
                : ScriptedAnswer.Ok(content);
        });
        List<DownloadItem> items =
        [
            .. from kind in new[] { "announced", "chunked" }
               from number in Enumerable.Range(0, contents.Length)
               select new DownloadItem($"{kind}{number}", server.At($"{kind}/{number}"), $"{kind}/{number}.bin"),
        ];

        var report = Contract.Run(strategy, items, _folder.FullName, bound: 3, Options);

        Assert.Equal(items.Count, report.Tally.Ok);
        Assert.Equal(2 * contents.Sum(content => content.Length), report.Tally.Bytes);
        Assert.All(items, item => Assert.Equal(contents[int.Parse(item.Label[^1..])], File.ReadAllBytes(_folder.At(item.FileName))));
        Assert.Equal(["announced", "chunked"], _folder.FileNames);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_ContentThatBreaksOff_IsContinuedByTheNextAttempt(string strategy)
    {
        var version = new VersionedContent(Content, Tag);
        using var server = new ScriptedServer(request => version.Answer(request, cutAfter: request.Attempt == 1 ? Cut : int.MaxValue));

        var outcome = Run(strategy, Item(server));

        Assert.Equal((DownloadStatus.Ok, (long)Size, 2), (outcome.Status, outcome.Bytes, outcome.Timeline.Attempts));
        Assert.Equal(Content, File.ReadAllBytes(_folder.At("large.bin")));
        var second = server.Requests.Last();
        Assert.Equal("\"a\"", second.Header("If-Range"));
        Assert.InRange(int.Parse(second.Header("Range")!["bytes=".Length..^1]), 1, Cut);
        Assert.Equal(["large.bin"], _folder.FileNames);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_AnotherVersionMeanwhile_BeginsAnew(string strategy)
    {
        var (old, current) = (new VersionedContent(Content, Tag), new VersionedContent(RandomBytes(Size - 1), "ETag: \"b\""));
        using var server = new ScriptedServer(request => request.Attempt == 1 ? old.Answer(request, Cut) : current.Answer(request));

        var outcome = Run(strategy, Item(server));

        Assert.Equal((DownloadStatus.Ok, Size - 1L), (outcome.Status, outcome.Bytes));
        Assert.Equal(current.Bytes, File.ReadAllBytes(_folder.At("large.bin")));
    }

    // Of a weak tag, of a young date, or of no validator, two versions may be in one file.
    [Theory]
    [InlineData("ETag: W/\"a\"")]
    [InlineData("Date: Sun, 06 Nov 1994 08:49:37 GMT", "Last-Modified: Sun, 06 Nov 1994 08:49:30 GMT")]
    [InlineData("Last-Modified: Sun, 06 Nov 1994 08:49:30 GMT")]
    [InlineData]
    public void DownloadMany_ContentWithoutAStrongValidator_BeginsAnew(params string[] headers)
    {
        var version = new VersionedContent(Content, headers);
        using var server = new ScriptedServer(request => version.Answer(request, cutAfter: request.Attempt == 1 ? Cut : int.MaxValue));

        var outcome = Run("sequential", Item(server));

        Assert.Equal(DownloadStatus.Ok, outcome.Status);
        Assert.Null(server.Requests.Last().Header("Range"));
        Assert.Equal(Content, File.ReadAllBytes(_folder.At("large.bin")));
    }

    [Fact]
    public void DownloadMany_ContentWithAnOldDate_IsContinued()
    {
        var version = new VersionedContent(
            Content, "Date: Sun, 06 Nov 1994 08:49:37 GMT", "Last-Modified: Sun, 06 Nov 1994 08:48:30 GMT");
        using var server = new ScriptedServer(request => version.Answer(request, cutAfter: request.Attempt == 1 ? Cut : int.MaxValue));

        var outcome = Run("sequential", Item(server));

        Assert.Equal(DownloadStatus.Ok, outcome.Status);
        Assert.Equal("Sun, 06 Nov 1994 08:48:30 GMT", server.Requests.Last().Header("If-Range"));
        Assert.Equal(Content, File.ReadAllBytes(_folder.At("large.bin")));
    }

    [Theory]
    [InlineData("Content-Range: bytes 0-9/1000000")]
    [InlineData("Content-Range: bytes */1000000")]
    [InlineData("X-Nothing: here")]
    public void DownloadMany_AnswerWithAnotherPart_AsksForAllAtOnce(string header)
    {
        var version = new VersionedContent(Content, Tag);
        using var server = new ScriptedServer(request => request.Number switch
        {
            1 => version.Answer(request, Cut),
            2 => ScriptedAnswer.Status(206, "Partial Content", header, Tag),
            _ => version.Answer(request),
        });

        var outcome = Run("sequential", Item(server));

        Assert.Equal((DownloadStatus.Ok, 2), (outcome.Status, outcome.Timeline.Attempts));
        Assert.Null(server.Requests.Last().Header("Range"));
        Assert.Equal(Content, File.ReadAllBytes(_folder.At("large.bin")));
    }

    [Fact]
    public void DownloadMany_FileThatBecameShorter_AsksForAllAtOnce()
    {
        var (old, current) = (new VersionedContent(Content, Tag), new VersionedContent(Content[..200_000], Tag));
        using var server = new ScriptedServer(request => request.Number == 1 ? old.Answer(request, Cut) : current.Answer(request));

        var outcome = Run("sequential", Item(server));

        Assert.Equal((DownloadStatus.Ok, 200_000L), (outcome.Status, outcome.Bytes));
        Assert.Equal(current.Bytes, File.ReadAllBytes(_folder.At("large.bin")));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_ContentThatIsNeverWhole_LeavesNothing(string strategy)
    {
        var version = new VersionedContent(Content, Tag);
        using var server = new ScriptedServer(request => version.Answer(request, cutAfter: 150_000));

        var outcome = Run(strategy, Item(server));

        Assert.Equal((DownloadCause.ContentCut, 3), (outcome.Error?.Cause, outcome.Timeline.Attempts));
        Assert.Empty(_folder.FileNames);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_LargeContentThatIsWrong_IsNotSaved(string strategy)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Content));

        var wrongDigest = Run(strategy, Item(server) with { Sha256 = new string('0', 64) });
        var wrongSize = Run(strategy, Item(server) with { Size = Size + 1 });
        var wrongFormat = Run(strategy, Item(server) with { Check = content => content.Length == Size ? "not a picture" : null });

        Assert.Equal($"{Size} bytes instead of {Size + 1}", wrongSize.Error?.Message);
        Assert.Equal($"its SHA-256 is {Convert.ToHexStringLower(SHA256.HashData(Content))}, and not the expected one", wrongDigest.Error?.Message);
        Assert.Equal("not a picture", wrongFormat.Error?.Message);
        Assert.All([wrongDigest, wrongSize, wrongFormat], outcome => Assert.Equal((DownloadPhase.Verify, DownloadCause.ContentWrong), (outcome.Error!.Phase, outcome.Error.Cause)));
        Assert.Empty(_folder.FileNames);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_LargeContentThatIsRight_PassesTheChecks(string strategy)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Content));

        var outcome = Run(strategy, Item(server) with
        {
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content)),
            Size = Size,
            Check = content => content.SequenceEqual(Content) ? null : "other bytes",
        });

        Assert.Equal((DownloadStatus.Ok, null), (outcome.Status, outcome.Error));
        Assert.Equal(["large.bin"], _folder.FileNames);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DownloadMany_LargerThanAllowed_IsRefused(bool isAnnounced)
    {
        using var server = new ScriptedServer(isAnnounced ? ScriptedAnswer.Ok(Content) : ScriptedAnswer.Chunked(Content, times: 1, ends: true));

        var report = Contract.Run("sequential", [Item(server)], _folder.FullName, 1, Options with { MaxContentBytes = Size - 1 });

        Assert.Equal($"the content is larger than {Size - 1} bytes", report.Outcomes[0].Error?.Message);
        Assert.Empty(_folder.FileNames);
    }

    internal static byte[] RandomBytes(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    private static DownloadItem Item(ScriptedServer server) => new("large", server.At("large.bin"), "large.bin");

    private DownloadOutcome Run(string strategy, DownloadItem item) =>
        Contract.Run(strategy, [item], _folder.FullName, 1, Options).Outcomes[0];
}
