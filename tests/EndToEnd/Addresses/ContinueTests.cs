using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>`--continue` after kill -9 and Ctrl-C in the middle of a large file.</summary>
public sealed class ContinueTests : IDisposable
{
    private const int Size = 1_500_000;
    private const int Sent = 900_000;

    private static readonly VersionedContent Old = new(SavedFiles.RandomBytes(1, Size), "ETag: \"old\"");
    private static readonly VersionedContent New = new(SavedFiles.RandomBytes(2, Size + 1), "ETag: \"new\"");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void KillMinus9_InTheMiddleOfAFile_OnlyTheRestIsAskedFor(string strategy)
    {
        using var server = new ScriptedServer(request => request.Number == 1 ? Stall(Old, request) : Old.Answer(request));
        InterruptInTheMiddle(server, Signals.Kill, "--continue", "--strategy", strategy);
        var kept = LengthOfPart();

        var result = Run(server, "--continue", "--strategy", strategy);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        AssertOnlyFile(Old);
        var second = server.Requests.Last();
        Assert.Equal("\"old\"", second.Header("If-Range"));
        // The last byte is asked for again, so that a part that is whole already has an answer.
        Assert.Equal($"bytes={kept - 1}-", second.Header("Range"));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    [SecondTier("two downloads more; KillMinus9_InTheMiddleOfAFile is in every run")]
    public void KillMinus9_FileThatChangedMeanwhile_IsDownloadedAnew(string strategy)
    {
        using var server = new ScriptedServer(request => request.Number == 1 ? Stall(Old, request) : New.Answer(request));
        InterruptInTheMiddle(server, Signals.Kill, "--continue", "--strategy", strategy);

        var result = Run(server, "--continue", "--strategy", strategy);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        AssertOnlyFile(New);
        Assert.NotNull(server.Requests.Last().Header("Range"));
    }

    [Theory]
    [InlineData]
    [SecondTierData("ETag: W/\"weak\"")]
    [SecondTierData("Date: Sun, 01 Nov 2026 10:00:30 GMT", "Last-Modified: Sun, 01 Nov 2026 10:00:00 GMT")]
    [SecondTier("two downloads more; KillMinus9_InTheMiddleOfAFile is in every run")]
    public void KillMinus9_FileWithoutAProof_IsDownloadedAnew(params string[] headers)
    {
        var content = Old with { Headers = headers };
        using var server = new ScriptedServer(request => request.Number == 1 ? Stall(content, request) : content.Answer(request));
        InterruptInTheMiddle(server, Signals.Kill, "--continue");

        var result = Run(server, "--continue");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Null(server.Requests.Last().Header("Range"));
        AssertOnlyFile(Old);
    }

    [Fact]
    [SecondTier("two more runs; KillMinus9_InTheMiddleOfAFile is in every run")]
    public void KillMinus9_FileWithAnOldDate_IsContinued()
    {
        var content = Old with { Headers = ["Date: Sun, 01 Nov 2026 10:00:00 GMT", "Last-Modified: Sat, 31 Oct 2026 10:00:00 GMT"] };
        using var server = new ScriptedServer(request => request.Number == 1 ? Stall(content, request) : content.Answer(request));
        InterruptInTheMiddle(server, Signals.Kill, "--continue");

        var result = Run(server, "--continue");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal("Sat, 31 Oct 2026 10:00:00 GMT", server.Requests.Last().Header("If-Range"));
        AssertOnlyFile(Old);
    }

    [Fact]
    [SecondTier("two more runs; KillMinus9_InTheMiddleOfAFile is in every run")]
    public void KillMinus9_ThenARunWithoutContinue_BeginsAnewAndCleansUp()
    {
        using var server = new ScriptedServer(request => request.Number == 1 ? Stall(Old, request) : Old.Answer(request));
        InterruptInTheMiddle(server, Signals.Kill, "--continue");

        var result = Run(server);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Null(server.Requests.Last().Header("Range"));
        AssertOnlyFile(Old);
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    [SecondTier("two downloads more; KillMinus9_InTheMiddleOfAFile is in every run")]
    public void CtrlC_WithContinue_KeepsThePartForTheNextRun(string strategy)
    {
        using var server = new ScriptedServer(request => request.Number == 1 ? Stall(Old, request) : Old.Answer(request));
        var interrupted = InterruptInTheMiddle(server, Signals.Interrupt, "--continue", "--strategy", strategy);

        Assert.Equal(130, interrupted.ExitCode);
        Assert.Contains("  1 not downloaded: interrupted.", interrupted.OutputLines);
        Assert.Single(SavedFiles.Kept(_folder));

        var result = Run(server, "--continue", "--strategy", strategy);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.NotEqual("bytes=0-", server.Requests.Last().Header("Range") ?? "bytes=0-");
        AssertOnlyFile(Old);
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void CtrlC_WithoutContinue_LeavesNothing(string strategy)
    {
        using var server = new ScriptedServer(request => Stall(Old, request));

        var interrupted = InterruptInTheMiddle(server, Signals.Interrupt, "--strategy", strategy);

        Assert.Equal(130, interrupted.ExitCode);
        Assert.Empty(SavedFiles.Names(_folder));
    }

    [Theory]
    [SecondTierData(false)]
    [SecondTierData(true)]
    public void KillMinus9_WithNginx_IsContinuedOrDownloadedAnew(bool changes)
    {
        Directory.CreateDirectory(_folder.Of("site"));
        Write(Old, new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc));
        using var server = new NginxServer(_folder.Of("site"));
        var address = $"{server.Site}/large.bin";
        using (var process = FlagsProcess.Start(_folder.Path, ["download", address, "-c", "-q", "-H", "X-Slow: 1"]))
        {
            Eventually.True(() => LengthOfPart() > 0, "a part of the file");
            process.Signal(Signals.Kill);
            process.Wait();
        }

        var kept = LengthOfPart();
        if (changes)
        {
            Write(New, new DateTime(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc));
        }

        var result = FlagsProcess.Run(_folder.Path, "download", address, "-c", "-q");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        AssertOnlyFile(changes ? New : Old);
        Eventually.True(() => server.Requests.Count == 2, "the line of the second request");
        Assert.Equal(
            changes ? $"200 bytes={kept - 1}- {Size + 1}" : $"206 bytes={kept - 1}- {Size - kept + 1}", server.Requests[^1]);

        void Write(VersionedContent version, DateTime changed)
        {
            File.WriteAllBytes(_folder.Of("site", "large.bin"), version.Bytes);
            File.SetLastWriteTimeUtc(_folder.Of("site", "large.bin"), changed);
        }
    }

    // Sends a part of the content and nothing more, until the test is over.
    private static ScriptedAnswer Stall(VersionedContent version, ScriptedRequest request) => version.Answer(request, (conversation, content) =>
    {
        conversation.Send(content[..Sent]);
        conversation.Hold();
    });

    private FlagsResult InterruptInTheMiddle(ScriptedServer server, int signal, params string[] options)
    {
        using var process = FlagsProcess.Start(_folder.Path, ["download", server.At("large.bin").AbsoluteUri, "-q", .. options]);
        // Less than was sent: the last bytes wait in a buffer.
        Eventually.True(() => LengthOfPart() >= Sent / 2, "the greater part of what was sent");
        process.Signal(signal);
        var result = process.Wait();
        Assert.True(result.ExitCode == 128 + signal, result.Output + result.Error);
        return result;
    }

    private FlagsResult Run(ScriptedServer server, params string[] options) =>
        FlagsProcess.Run(_folder.Path, ["download", server.At("large.bin").AbsoluteUri, "-q", .. options]);

    private long LengthOfPart() => SavedFiles.Names(_folder)
        .Where(name => name.EndsWith(".kept", StringComparison.Ordinal) || name.EndsWith(".part", StringComparison.Ordinal))
        .Select(name => new FileInfo(_folder.Of(SavedFiles.Folder, name)))
        .Sum(file => file.Exists ? file.Length : 0);

    private void AssertOnlyFile(VersionedContent version)
    {
        Assert.Equal(["large.bin"], SavedFiles.Names(_folder));
        Assert.True(version.Bytes.AsSpan().SequenceEqual(SavedFiles.Read(_folder, "large.bin")), "large.bin is another version, or a mixture");
    }
}
