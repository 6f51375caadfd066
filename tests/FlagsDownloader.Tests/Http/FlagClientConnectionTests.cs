using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>Connections that are closed between two requests, or have unrequested bytes: the next request uses a new one.</summary>
public sealed class FlagClientConnectionTests
{
    private static readonly FlagClientOptions Options = new() { AttemptTimeout = TimeSpan.FromHours(1), Retries = 0 };

    private static readonly Dictionary<string, ScriptedAnswer> Ends = new(StringComparer.Ordinal)
    {
        ["in good order"] = ScriptedAnswer.Closed,
        ["broken off"] = ScriptedAnswer.Reset,
        ["with the rest of another answer"] = ScriptedAnswer.Garbage,
        ["tired of waiting"] = ScriptedAnswer.Status(408, "Request Timeout", "Connection: close"),
    };

    public static TheoryData<CallMode> AllModes => [.. Enum.GetValues<CallMode>()];

    public static MatrixTheoryData<CallMode, string> EndsInAllModes => new(Enum.GetValues<CallMode>(), Ends.Keys);

    public static MatrixTheoryData<CallMode, string> UnrequestedInAllModes => new(
        Enum.GetValues<CallMode>(), ["HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno", "x"]);

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(EndsInAllModes))]
    public async Task Get_ReusedConnectionClosesBeforeTheResponse_IsRepeatedAtOnce(CallMode mode, string end)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel), Ends[end], ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options, new FakeTime());
        await client.FetchAsync(mode, server.At("br/br.gif"));

        var second = await client.FetchAsync(mode, server.At("cn/cn.gif"));

        Assert.Equal((DownloadStatus.Ok, null, null, null, 1), second.Summary);
        Assert.Equal(1, second.Timeline.Reconnects);
        Assert.True(second.Timeline[DownloadStep.Received].Reached);
        Assert.Equal(["br", "cn", "cn"], server.Requests.Select(request => request.Target.Split('/')[2]));
        Assert.Equal(2, server.Connections);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(EndsInAllModes))]
    public async Task Get_NewConnectionClosesBeforeTheResponse_IsAFailedAttempt(CallMode mode, string end)
    {
        using var server = new ScriptedServer(Ends[end], ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options, new FakeTime());

        var fetched = await client.FetchAsync(mode, server.At("br/br.gif"));

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Headers, 1), (fetched.Result.Status, fetched.Result.Error?.Phase, fetched.Timeline.Attempts));
        Assert.Equal(0, fetched.Timeline.Reconnects);
        Assert.Single(server.Requests);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_NewConnectionClosesToo_IsOneFailedAttempt(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel), ScriptedAnswer.Closed);
        using var client = new ClientUnderTest(Options with { Retries = 1 }, new FakeTime { JumpsOver = wait => wait < TimeSpan.FromMinutes(15) });
        await client.FetchAsync(mode, server.At("br/br.gif"));

        var second = await client.FetchAsync(mode, server.At("cn/cn.gif"));

        // The second attempt begins with a new connection, so it does not repeat its request.
        Assert.Equal((DownloadStatus.Error, DownloadPhase.Headers, DownloadCause.ConnectionFailed, null, 2), second.Summary);
        Assert.Equal((1, 4), (second.Timeline.Reconnects, server.Requests.Count));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ConnectionClosesWithinTheResponse_IsAFailedAttempt(CallMode mode)
    {
        using var server = new ScriptedServer(
            ScriptedAnswer.Ok(Gif.Pixel), ScriptedAnswer.Bytes("HTTP/1.1 200"), ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options, new FakeTime());
        await client.FetchAsync(mode, server.At("br/br.gif"));

        var second = await client.FetchAsync(mode, server.At("cn/cn.gif"));

        Assert.Equal((DownloadStatus.Error, 0), (second.Result.Status, second.Timeline.Reconnects));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(UnrequestedInAllModes))]
    public async Task Get_BytesAfterAResponse_AreNotPartOfTheNext(CallMode mode, string unasked)
    {
        using var server = new ScriptedServer(request => new ScriptedAnswer(conversation => conversation.Send(
            $"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{request.Target.Split('/')[2]}{unasked}")));
        using var client = new ClientUnderTest(Options, new FakeTime());

        var contents = new List<string>();
        foreach (var code in "br cn de fr".Split(' '))
        {
            contents.Add(TextOf(await client.FetchAsync(mode, server.At($"{code}/{code}.gif"))));
        }

        Assert.Equal(["br", "cn", "de", "fr"], contents);
        Assert.Equal((4, 4), (server.Requests.Count, server.Connections));
        // No connection to this host is reused any more, and the requests say so.
        Assert.All(server.Requests.Skip(1), request => Assert.Contains("\r\nConnection: close\r\n", request.Head, StringComparison.Ordinal));
    }

    // The second request cannot show it, since its response is expected. The third one does.
    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_UnrequestedResponseBeforeTheNext_MakesTheConnectionSuspect(CallMode mode)
    {
        using var server = new ScriptedServer(request => new ScriptedAnswer(conversation => conversation.Send(
            request.Number == 2
                ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong" + "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nright"
                : "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nright")));
        using var client = new ClientUnderTest(Options, new FakeTime());

        var first = await client.FetchAsync(mode, server.At("br/br.gif"));
        var second = await client.FetchAsync(mode, server.At("cn/cn.gif"));
        var third = await client.FetchAsync(mode, server.At("de/de.gif"));

        // The handler read both at once and did not keep the connection. So the second request was repeated before its result was returned.
        Assert.Equal(["right", "right", "right"], [TextOf(first), TextOf(second), TextOf(third)]);
        Assert.Equal([0, 1, 0], [first.Timeline.Reconnects, second.Timeline.Reconnects, third.Timeline.Reconnects]);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_UnrequestedBytesAfterTheSecondResponse_MakeItSuspect(CallMode mode)
    {
        var isRead = new ManualResetEventSlim();
        using var server = new ScriptedServer(request => new ScriptedAnswer(conversation =>
        {
            conversation.Send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nright");
            if (request.Number != 2)
            {
                return;
            }

            isRead.Wait(TimeSpan.FromSeconds(30));
            conversation.Send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong");
        }));
        using var client = new ClientUnderTest(Options, new FakeTime());
        var first = await client.FetchAsync(mode, server.At("br/br.gif"));
        var second = await client.FetchAsync(mode, server.At("cn/cn.gif"));
        Assert.False(second.Timeline.IsSuspect);

        isRead.Set();
        var third = await client.FetchAsync(mode, server.At("de/de.gif"));
        client.Client.CloseAndInspectConnections();

        Assert.Equal([false, true], [first.Timeline.IsSuspect, second.Timeline.IsSuspect]);
        // The wrong response may have arrived before or after the third request was written.
        Assert.True(TextOf(third) == "right" || third.Timeline.IsSuspect);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task EndConnectionsAndLook_PendingResponse_MakesTheLastOneSuspect(CallMode mode)
    {
        using var server = new ScriptedServer(request => new ScriptedAnswer(conversation =>
        {
            conversation.Send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nright");
            if (request.Number != 2)
            {
                return;
            }
            // When the client ends its connections.
            Assert.Null(conversation.ReadHead());
            conversation.Send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong");
        }));
        using var client = new ClientUnderTest(Options, new FakeTime());
        await client.FetchAsync(mode, server.At("br/br.gif"));
        var second = await client.FetchAsync(mode, server.At("cn/cn.gif"));

        client.Client.CloseAndInspectConnections();

        Assert.True(second.Timeline.IsSuspect);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task EndConnectionsAndLook_CorrectServer_LeavesNothingSuspectAndOpensNewConnections(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options, new FakeTime());
        await client.FetchAsync(mode, server.At("br/br.gif"));
        var second = await client.FetchAsync(mode, server.At("cn/cn.gif"));

        client.Client.CloseAndInspectConnections();
        var third = await client.FetchAsync(mode, server.At("de/de.gif"));

        Assert.False(second.Timeline.IsSuspect);
        Assert.Equal((DownloadStatus.Ok, 0, 2), (third.Result.Status, third.Timeline.Reconnects, server.Connections));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_Http10WithoutKeepAlive_KeepsNoConnection(CallMode mode)
    {
        // The server does not close it: a request on this connection would wait for ever.
        using var server = new ScriptedServer(new ScriptedAnswer(conversation =>
        {
            conversation.Send("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok");
            conversation.ReadHead();
            conversation.Hold();
        }));
        using var client = new ClientUnderTest(Options, new FakeTime());

        var fetched = new List<Fetched>();
        foreach (var code in "br cn de".Split(' '))
        {
            fetched.Add(await client.FetchAsync(mode, server.At($"{code}/{code}.gif")));
        }

        Assert.All(fetched, one => Assert.Equal(("ok", 1, 0), (TextOf(one), one.Timeline.Attempts, one.Timeline.Reconnects)));
        Assert.Equal(3, server.Connections);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_Http10WithKeepAlive_KeepsTheConnection(CallMode mode)
    {
        using var server = new ScriptedServer(new ScriptedAnswer(conversation =>
            conversation.Send("HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 2\r\n\r\nok")));
        using var client = new ClientUnderTest(Options, new FakeTime());

        foreach (var code in "br cn de".Split(' '))
        {
            Assert.Equal("ok", TextOf(await client.FetchAsync(mode, server.At($"{code}/{code}.gif"))));
        }

        Assert.Equal(1, server.Connections);
    }

    private static string TextOf(Fetched fetched) => System.Text.Encoding.Latin1.GetString(fetched.Result.Content.Span);
}
