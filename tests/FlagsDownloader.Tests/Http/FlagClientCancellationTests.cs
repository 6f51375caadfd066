using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>A cancelled request ends at once, in every step.</summary>
public sealed class FlagClientCancellationTests
{
    // A busy machine may be late by seconds. A request that does not end takes the hour of its timeout.
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(30);

    // No timeout ends the request before the cancellation.
    private static readonly FlagClientOptions Options = new() { AttemptTimeout = TimeSpan.FromHours(1), Retries = 3 };

    private static readonly Dictionary<string, (ScriptedAnswer Answer, bool Answers)> Waits = new(StringComparer.Ordinal)
    {
        ["for the answer"] = (ScriptedAnswer.Silent, false),
        ["in the headers"] = (ScriptedAnswer.StalledHead, false),
        ["in the body"] = (ScriptedAnswer.StalledBody(Gif.Pixel[..10], 100), true),
        ["in chunks"] = (
            new(conversation =>
            {
                conversation.Send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nGIF89");
                conversation.Hold();
            }),
            true),
        ["between attempts"] = (ScriptedAnswer.Status(503, "Service Unavailable", "Retry-After: 3600"), true),
    };

    public static MatrixTheoryData<CallMode, string> WaitsInAllModes => new(Enum.GetValues<CallMode>(), Waits.Keys);

    public static TheoryData<CallMode> AllModes => [.. Enum.GetValues<CallMode>()];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(WaitsInAllModes))]
    public async Task Get_CancelledWhileItWaits_EndsPromptly(CallMode mode, string where)
    {
        var (answer, answers) = Waits[where];
        using var server = new ScriptedServer(answer);
        using var client = new ClientUnderTest(Options);
        using var interrupt = new CancellationTokenSource();
        var timeline = client.NewTimeline();
        var fetch = client.FetchAsync(mode, server.At("br/br.gif"), timeline, interrupt.Token);
        Eventually.True(() => server.Requests.Count == 1 && timeline[DownloadStep.Answered].Reached == answers, $"the request waits {where}");

        var (_, elapsed) = await Timed.RunAsync(async () =>
        {
            await interrupt.CancelAsync();
            return await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
        });

        Assert.InRange(elapsed, TimeSpan.Zero, Promptly);
        Assert.Single(server.Requests);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_CancelledWhileItConnects_EndsPromptly(CallMode mode)
    {
        using var listener = new FullListener();
        using var client = new ClientUnderTest(Options);
        using var interrupt = new CancellationTokenSource();
        var timeline = client.NewTimeline();
        var fetch = client.FetchAsync(mode, listener.Address, timeline, interrupt.Token);
        Eventually.True(() => timeline[DownloadStep.Attempted].Reached, "the attempt began");

        var (_, elapsed) = await Timed.RunAsync(async () =>
        {
            await interrupt.CancelAsync();
            return await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
        });

        Assert.InRange(elapsed, TimeSpan.Zero, Promptly);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_CancelledBefore_SendsNoRequest(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.FetchAsync(mode, server.At("br/br.gif"), new CancellationToken(canceled: true)));

        Assert.Empty(server.Requests);
    }

    // The rest of a cancelled response must not become the response to the next request on the connection.
    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_AfterACancelledBody_GetsItsOwnContent(CallMode mode)
    {
        var other = Gif.WithEveryBlock;
        using var server = new ScriptedServer(ScriptedAnswer.StalledBody(Gif.Pixel[..10], 100), ScriptedAnswer.Ok(other));
        using var client = new ClientUnderTest(Options);
        using var interrupt = new CancellationTokenSource();
        var timeline = client.NewTimeline();
        var fetch = client.FetchAsync(mode, server.At("br/br.gif"), timeline, interrupt.Token);
        Eventually.True(() => timeline[DownloadStep.Answered].Reached, "the answer began");
        await interrupt.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);

        var next = await client.FetchAsync(mode, server.At("us/us.gif"));

        Assert.True(next.Result.Content.Span.SequenceEqual(other));
    }
}
