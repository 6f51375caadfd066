using System.Text.RegularExpressions;
using FlagsServer.Settings;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

/// <summary>What arrives at a socket, fault by fault.</summary>
public sealed class FaultsOnTheWireTests
{
    private const string Path = "/flags/br/br.gif";

    /// <summary>The size of the flag at <see cref="Path"/> with <c>pad-to=20000</c>.</summary>
    private const int Size = 20_000;

    /// <summary>Answers that keep the rules of HTTP: the connection is good for the next request.</summary>
    [Theory]
    [InlineData("404", "404 Not Found", "Content-Length: 14", 14)]
    [InlineData("418", "418 I'm a teapot", "Content-Length: 17", 17)]
    [InlineData("451", "451 Unavailable For Legal Reasons", "Content-Length: 34", 34)]
    [InlineData("429:retry-after=2", "429 Too Many Requests", "Retry-After: 2", 22)]
    [InlineData("500", "500 Internal Server Error", "Content-Length: 26", 26)]
    [InlineData("503:retry-date=2", "503 Service Unavailable", "Retry-After: Wed, 01 Jan 2025 00:00:02 GMT", 24)]
    [InlineData("503:retry-after=0", "503 Service Unavailable", "Retry-After: 0", 24)]
    [InlineData("flaky", "503 Service Unavailable", "Content-Length: 24", 24)]
    [InlineData("redirect", "302 Found", "Location: /flags/br/br.gif?hops=0", 10)]
    [InlineData("redirect:hops=3", "302 Found", "Location: /flags/br/br.gif?hops=2", 10)]
    [InlineData("redirect-loop", "302 Found", "Location: /flags/br/br.gif?hops=loop", 10)]
    [InlineData("html", "200 OK", "Content-Type: text/html; charset=utf-8", 147)]
    [InlineData("huge-headers", "200 OK", "Content-Type: image/gif", Size)]
    [InlineData("drip:rate=1000000", "200 OK", "Content-Type: image/gif", Size)]
    [InlineData("bandwidth:rate=1000000", "200 OK", "Content-Type: image/gif", Size)]
    [InlineData("busy:over=0:retry-after=7", "429 Too Many Requests", "Retry-After: 7", 22)]
    [InlineData("busy:over=1", "200 OK", "Content-Type: image/gif", Size)]
    public async Task Get_AnsweredWithinTheRules_LeavesTheConnectionOpen(string fault, string status, string field, int bytes)
    {
        await using var served = await ServeAsync(fault);
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        using var ticking = served.Time.Tick(TimeSpan.FromMilliseconds(20));

        for (var time = 0; time < 2; time++)
        {
            var head = await client.ReadHeadAsync();
            Assert.StartsWith($"HTTP/1.1 {status}\r\n", head, StringComparison.Ordinal);
            Assert.Contains($"\r\n{field}\r\n", Regex.Replace(head, "00:00:0[3-9]", "00:00:02"), StringComparison.Ordinal);
            Assert.Contains($"\r\nContent-Length: {bytes}\r\n", head, StringComparison.Ordinal);
            Assert.Contains("\r\nServer-Timing: delay;dur=0, asked;dur=0\r\n", head, StringComparison.Ordinal);
            await client.ReadAsync(bytes);
            await client.AskAgainAsync(Path);
        }
    }

    [Fact]
    public async Task Get_UnderHugeHeaders_HasThatMuchMoreOfThem()
    {
        await using var served = await ServeAsync("huge-headers:size=1M");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path, "HEAD");

        var head = await client.ReadHeadAsync();

        Assert.InRange(head.Length - (1 << 20), 0, 400);
        Assert.All(head.Split("\r\n"), line => Assert.InRange(line.Length, 0, 1024));
    }

    [Fact]
    public async Task Get_Reset_SeesNothingButTheReset()
    {
        await using var served = await ServeAsync("reset");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);

        Assert.Equal(("", "RST"), await client.ReadToEndAsync());
        Assert.Equal(("reset", "null"), await ToldAsync(served));
    }

    [Theory]
    [InlineData("reset-body:after=500", 500, "RST")]
    [InlineData("reset-body:after=0", 0, "RST")]
    [InlineData("reset-body:after=1M", Size - 1, "RST")]
    [InlineData("cut:after=500", 500, "FIN")]
    [InlineData("cut:after=0", 0, "FIN")]
    [InlineData("cut:after=20000", Size - 1, "FIN")]
    [InlineData("wrong-length", Size, "FIN", Size - 100)]
    [InlineData("wrong-length:by=50", Size, "FIN", Size + 50)]
    [InlineData("wrong-length:by=-30000", Size, "FIN", 0)]
    public async Task Get_OfABodyThatIsNotItsLength_EndsAsTold(string fault, int sent, string ending, int declared = Size)
    {
        await using var served = await ServeAsync(fault);
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        var head = await client.ReadHeadAsync();
        var (body, end) = await client.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: image/gif\r\n", head, StringComparison.Ordinal);
        Assert.Contains($"\r\nContent-Length: {declared}\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nServer-Timing: delay;dur=0, asked;dur=0\r\n", head, StringComparison.Ordinal);
        Assert.Equal((sent, ending), (body.Length, end));
        Assert.Equal("GIF89a"[..Math.Min(6, sent)], body[..Math.Min(6, sent)]);
    }

    [Theory]
    [InlineData("reset-body", "RST")]
    [InlineData("cut", "FIN")]
    public async Task Get_SpoiltFarIntoALargeBody_HasAllThatWasSentBefore(string fault, string expected)
    {
        await using var served = await ServedProfile.StartAsync($"pad-to=2M,fault={fault}:after=1M");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        await client.ReadHeadAsync();
        var (body, ending) = await client.ReadToEndAsync();

        Assert.Equal((1 << 20, expected), (body.Length, ending));
    }

    [Theory]
    [InlineData("cut-chunked", Size)]
    [InlineData("cut-chunked:after=7", 7)]
    [InlineData("cut-chunked:after=1M", Size)]
    public async Task Get_ChunkedWithoutItsEnd_HasAWholeChunkAndNoLast(string fault, int size)
    {
        await using var served = await ServeAsync(fault);
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        var head = await client.ReadHeadAsync();
        var (body, ending) = await client.ReadToEndAsync();

        Assert.Contains("\r\nTransfer-Encoding: chunked\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Content-Length", head, StringComparison.Ordinal);
        Assert.StartsWith($"{size:x}\r\nGIF89a", body, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", body, StringComparison.Ordinal);
        Assert.Equal((size + $"{size:x}".Length + 4, "FIN"), (body.Length, ending));
    }

    [Theory]
    [InlineData("extra-answer", "404 Not Found")]
    [InlineData("extra-answer:flag=us", "200 OK")]
    [InlineData("extra-answer:flag=xx", "404 Not Found")]
    [InlineData("extra-answer:delay=0", "404 Not Found")]
    [InlineData("extra-answer bandwidth:rate=1M", "404 Not Found")]
    [InlineData("long-body", "404 Not Found")]
    [InlineData("long-body:flag=us", "200 OK")]
    [InlineData("long-body:flag=us:by=1M", "200 OK")]
    public async Task Get_WithAnUnaskedAnswerBehindTheRightOne_HasBothOnAConnectionThatStaysOpen(string fault, string status)
    {
        await using var served = await ServeAsync(fault);
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        using var ticking = served.Time.Tick(TimeSpan.FromMilliseconds(20));
        var right = await served.Client.GetByteArrayAsync("/flags/us/us.gif?copy=2");

        for (var time = 0; time < 2; time++)
        {
            Assert.Contains($"\r\nContent-Length: {Size}\r\n", await client.ReadHeadAsync(), StringComparison.Ordinal);
            await client.ReadAsync(Size);

            var head = await client.ReadHeadAsync();
            Assert.StartsWith($"HTTP/1.1 {status}\r\nServer: flags-server\r\n", head, StringComparison.Ordinal);
            var body = await client.ReadAsync(int.Parse(Regex.Match(head, @"\r\nContent-Length: (\d+)\r\n").Groups[1].Value));
            Assert.Equal(status == "200 OK", body.AsSpan().SequenceEqual(right));
            await client.AskAgainAsync(Path);
        }
    }

    /// <summary>Small enough for one packet: a client that reads once has both.</summary>
    [Theory]
    [InlineData("extra-answer")]
    [InlineData("long-body")]
    public async Task Get_WithAnUnaskedAnswerAtOnce_HasItInTheSameWrite(string fault)
    {
        await using var served = await ServeAsync(fault);
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, "/flags/br/metadata.json");

        var text = await client.ReadOnceAsync();

        Assert.Matches(new Regex("^HTTP/1.1 200 OK\r\n.*\"country\": \"Brazil\".*}HTTP/1.1 404 Not Found\r\n.*\r\n\r\n404 Not Found: .*\n$", RegexOptions.Singleline), text);
    }

    [Fact]
    public async Task Get_OfABodyThatIsTooLongByBytes_HasSoManyOfAnAnswerAndThenTheNext()
    {
        await using var served = await ServeAsync("long-body:flag=us:by=10");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        await client.AskAgainAsync(Path, "HEAD");

        await client.ReadHeadAsync();
        await client.ReadAsync(Size);

        Assert.StartsWith("HTTP/1.1 2HTTP/1.1 200 OK\r\n", await client.ReadHeadAsync(), StringComparison.Ordinal);
        Assert.Equal("HTTP/1.1 2"u8.ToArray(), await client.ReadAsync(10));
    }

    [Fact]
    public async Task Get_WithALateUnaskedAnswer_HasItWhenTheTimeHasCome()
    {
        await using var served = await ServeAsync("extra-answer:delay=0.002@*/br.gif");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        await client.ReadHeadAsync();
        await client.ReadAsync(Size);
        await client.AskAgainAsync("/flags/fr/fr.gif");
        var next = client.ReadHeadAsync();
        await served.Time.WhenTimersAsync(1);
        served.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(next.IsCompleted);

        served.Time.Advance(TimeSpan.FromMilliseconds(1));

        // The unasked one first, though another was asked for meanwhile.
        Assert.StartsWith("HTTP/1.1 404 Not Found\r\n", await next, StringComparison.Ordinal);
        await client.ReadLineAsync();
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", await client.ReadHeadAsync(), StringComparison.Ordinal);
        Assert.Equal(["extra-answer:delay=0.002", ""], (await served.RequestsAsync()).Select(request => request.GetProperty("fault").ToString()));
        Assert.Equal(Size, (await served.RequestsAsync())[0].GetProperty("bytes").GetInt32());
    }

    [Fact]
    public async Task Get_LeftBeforeALateUnaskedAnswer_IsOver()
    {
        await using var served = await ServeAsync("extra-answer:delay=3600");
        using (var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path))
        {
            await client.ReadHeadAsync();
            await served.Time.WhenTimersAsync(1);
        }

        // At once, and not after an hour of a clock that stands still.
        await served.Time.WhenNoTimersAsync();
    }

    [Fact]
    public async Task Get_StalledInItsBody_StaysOpenUntilTheClientGoes()
    {
        await using var served = await ServeAsync("stall-body:after=500");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        await client.ReadHeadAsync();
        await client.ReadAsync(500);
        var more = client.NextByteAsync();
        served.Time.Advance(TimeSpan.FromHours(24));

        Assert.Equal(("stall-body:after=500", "200"), await ToldAsync(served));
        Assert.False(more.IsCompleted);
    }

    [Fact]
    public async Task Get_StalledInItsHeaders_NeverSeesTheirEnd()
    {
        await using var served = await ServeAsync("stall-headers");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        var reading = client.ReadToEndAsync();
        served.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(("stall-headers", "null"), await ToldAsync(served));
        Assert.False(reading.IsCompleted);
        await served.DisposeAsync();

        var (text, _) = await reading;
        Assert.StartsWith("HTTP/1.1 200 OK\r\nServer: flags-server\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\n\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OfAnEndlessBody_GoesOnUntilTheClientGoes()
    {
        await using var served = await ServeAsync("endless");
        using (var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path))
        {
            await client.ReadHeadAsync();
            for (var round = 0; round < 100; round++)
            {
                await client.ReadAsync("4e20\r\n".Length);
                await client.ReadAsync(Size + "\r\n".Length);
            }
        }

        long bytes;
        do
        {
            bytes = (await served.RequestsAsync())[0].GetProperty("bytes").GetInt64();
        }
        while (bytes == Size);

        Assert.True(bytes >= 100 * Size, $"{bytes} bytes");
    }

    [Fact]
    public async Task Get_Dripping_TakesTheTimeThatTheRateSays()
    {
        await using var served = await ServeAsync("drip:rate=10000");
        var client = served.Client.GetAsync(Path);

        // 40 parts of 500 bytes, each 50 ms.
        for (var part = 0; part < 40; part++)
        {
            await served.Time.WhenTimersAsync(1);
            Assert.False(client.IsCompleted);
            served.Time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Equal(Size, (await (await client).Content.ReadAsByteArrayAsync()).Length);
    }

    [Theory]
    [InlineData("drip:rate=1000")]
    [InlineData("bandwidth:rate=1000")]
    public async Task Get_LeftInTheMiddle_IsOver(string fault)
    {
        await using var served = await ServeAsync(fault);
        using (var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path))
        {
            await client.ReadHeadAsync();
            await served.Time.WhenTimersAsync(1);
            served.Time.Advance(TimeSpan.FromMilliseconds(50));
            await client.ReadAsync(50);
        }

        long bytes;
        do
        {
            bytes = (await served.RequestsAsync())[0].GetProperty("bytes").GetInt64();
        }
        while (bytes == Size);

        Assert.Equal(50, bytes);
    }

    [Fact]
    public async Task Head_OfASpoiltBody_HasNone()
    {
        await using var served = await ServeAsync("cut");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path, "HEAD");
        await client.ReadHeadAsync();

        Assert.Equal(("", "FIN"), await client.ReadToEndAsync());
    }

    [Fact]
    public async Task Get_AfterOtherAnswers_IsSpoiltBehindThem()
    {
        await using var served = await ServeAsync("cut:after=10@*/fr.gif");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        await client.ReadHeadAsync();
        await client.ReadAsync(Size);
        await client.AskAgainAsync("/flags/fr/fr.gif");
        var (text, ending) = await client.ReadToEndAsync();

        Assert.Equal("FIN", ending);
        Assert.Matches(new Regex("^HTTP/1.1 200 OK\r\n.*\r\n\r\nGIF89a.{4}$", RegexOptions.Singleline), text);
    }

    [Fact]
    public async Task Redirect_Followed_LeadsToTheFlagAfterSoManyHops()
    {
        await using var served = await ServeAsync("redirect:hops=3");
        var response = await served.Client.GetAsync(Path + "?copy=2");

        Assert.Equal(Path + "?copy=2&hops=0", response.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Equal(Size, (await response.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal(
            ["redirect:hops=3", "redirect:hops=2", "redirect:hops=1", ""],
            (await served.RequestsAsync()).Select(request => request.GetProperty("fault").ToString()));
    }

    [Fact]
    public async Task Flaky_AfterItsFirstAttempts_Works()
    {
        await using var served = await ServeAsync("flaky:first=2@*.gif");
        var statuses = new List<int>();
        foreach (var target in new[] { Path, Path, Path, "/flags/br/metadata.json", Path, Path + "?copy=2" })
        {
            statuses.Add((int)(await served.Client.GetAsync(target)).StatusCode);
        }

        Assert.Equal([503, 503, 200, 200, 200, 503], statuses);
    }

    [Fact]
    public async Task Stop_WithFaultsUnderWay_EndsThem()
    {
        var served = await ServeAsync("stall-body@*/br.gif stall-headers@*/fr.gif endless@*/de.gif drip:rate=1@*/it.gif extra-answer:delay=3600@*/us.gif");
        var clients = new List<RawClient>();
        foreach (var code in new[] { "br", "fr", "de", "it", "us" })
        {
            clients.Add(await RawClient.AskAsync(served.Client.BaseAddress!, $"/flags/{code}/{code}.gif"));
            await clients[^1].ReadAsync(20);
        }

        await served.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

        clients.ForEach(client => client.Dispose());
    }

    /// <summary>A new kind has to be put on the wire here too.</summary>
    [Fact]
    public void Catalogue_HasNoKindThatIsNotTriedHere()
    {
        var source = File.ReadAllText(SourceFile());
        // Of refused connections there is nothing to read; they have tests of their own.
        Assert.All(
            FaultKinds.All.Where(kind => kind.Name != "refuse"),
            kind => Assert.Matches($"\"{kind.Name}[\":@]", source));
    }

    private static string SourceFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;

    private static Task<ServedProfile> ServeAsync(string fault) => ServedProfile.StartAsync($"pad-to={Size},fault={fault}");

    /// <summary>What the server says of the only request.</summary>
    private static async Task<(string Fault, string Status)> ToldAsync(ServedProfile served)
    {
        var requests = await served.RequestsAsync();
        while (requests is not [var request] || request.GetProperty("actual_ms").ValueKind == System.Text.Json.JsonValueKind.Null)
        {
            requests = await served.RequestsAsync();
        }

        return (requests[0].GetProperty("fault").ToString(), requests[0].GetProperty("status").GetRawText());
    }
}
