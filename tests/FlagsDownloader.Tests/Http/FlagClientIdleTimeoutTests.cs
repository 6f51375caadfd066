using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>With <see cref="FlagClientOptions.LimitsIdleTimeOnly"/>, content may take as long as it needs, as long as some arrives.</summary>
public sealed class FlagClientIdleTimeoutTests
{
    private static readonly FlagClientOptions Options = new()
    {
        AttemptTimeout = TimeSpan.FromSeconds(100),
        Retries = 0,
        LimitsIdleTimeOnly = true,
    };

    public static TheoryData<CallMode> AllModes => [.. Enum.GetValues<CallMode>()];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ContentThatArrivesSlowly_IsWhole(CallMode mode)
    {
        const int Parts = 8;
        var content = new byte[Parts * ContentReader.MaxInMemory];
        using var server = new ScriptedServer(ScriptedAnswer.Ok(content));
        var time = new FakeTime();
        using var client = new ClientUnderTest(Options, time);
        // Each part takes nearly as long as nothing may arrive: all together eight times as long as an attempt may take.
        var sink = new CountingSink(() => time.Advance(TimeSpan.FromSeconds(90)));

        var fetched = await client.FetchAsync(mode, server.At("large"), new FetchDetails { Sink = sink });

        Assert.Equal((DownloadStatus.Ok, null, null, null, 1), fetched.Summary);
        Assert.Equal(content.Length, sink.Bytes);
        Assert.True(time.GetTimestamp() > TimeSpan.FromSeconds(700).Ticks, "the clock was moved");
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ContentThatStops_TimesOutThere(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.StalledBody(new byte[10], 100));
        var time = new FakeTime();
        using var client = new ClientUnderTest(Options, time);
        var timeline = client.NewTimeline();
        var fetch = client.FetchAsync(mode, server.At("large"), timeline, TestContext.Current.CancellationToken);
        Eventually.True(() => timeline[DownloadStep.Answered].Reached, "the answer has begun");
        time.Advance(TimeSpan.FromSeconds(99));
        Assert.False(fetch.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(102));
        var fetched = await fetch;

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Body, DownloadCause.TimedOut, null, 1), fetched.Summary);
        Assert.Equal("timed out: no data for 100 s", fetched.Result.Error!.Message);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ServerThatDoesNotAnswer_TimesOut(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Silent);
        var time = new FakeTime();
        using var client = new ClientUnderTest(Options, time);
        var fetch = client.FetchAsync(mode, server.At("large"), TestContext.Current.CancellationToken);
        Eventually.True(() => server.Requests.Count == 1, "the request has arrived");

        time.Advance(TimeSpan.FromSeconds(102));
        var fetched = await fetch;

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Headers, DownloadCause.TimedOut, null, 1), fetched.Summary);
        Assert.Equal("timed out after 100 s", fetched.Result.Error!.Message);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_CancelledByTheCaller_IsNoTimeout(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.StalledBody(new byte[10], 100));
        using var client = new ClientUnderTest(Options, new FakeTime());
        using var cancellation = new CancellationTokenSource();
        var timeline = client.NewTimeline();
        var fetch = client.FetchAsync(mode, server.At("large"), timeline, cancellation.Token);
        Eventually.True(() => timeline[DownloadStep.Answered].Reached, "the answer has begun");

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
    }

    private sealed class CountingSink(Action taken) : IContentSink
    {
        public long Bytes { get; private set; }

        public ContentPart? Kept => null;

        public void Begin(long offset, string? validator)
        {
        }

        public DownloadError? Write(ReadOnlyMemory<byte> part)
        {
            Bytes += part.Length;
            taken();
            return null;
        }

        public Task<DownloadError?> WriteAsync(ReadOnlyMemory<byte> part) => Task.FromResult(Write(part));

        public void Discard()
        {
        }
    }
}
