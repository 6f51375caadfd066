using System.Text.RegularExpressions;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

/// <content>Unrequested bytes after a response.</content>
public sealed partial class FaultsOnTheWireTests
{
    [Theory]
    [InlineData("extra-answer", "404 Not Found")]
    [InlineData("extra-answer:flag=us", "200 OK")]
    [InlineData("extra-answer:flag=xx", "404 Not Found")]
    [InlineData("extra-answer:delay=0", "404 Not Found")]
    [InlineData("extra-answer bandwidth:rate=1M", "404 Not Found")]
    [InlineData("long-body", "404 Not Found")]
    [InlineData("long-body:flag=us", "200 OK")]
    [InlineData("long-body:flag=us:by=1M", "200 OK")]
    public async Task Get_UnrequestedResponse_FollowsTheRightOneOnAnOpenConnection(string fault, string status)
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

    /// <summary>Both fit into one packet, so that one read gets both.</summary>
    [Theory]
    [InlineData("extra-answer")]
    [InlineData("long-body")]
    public async Task Get_UnrequestedResponseAtOnce_IsInTheSameWrite(string fault)
    {
        await using var served = await ServeAsync(fault);
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, "/flags/br/metadata.json");

        var text = await client.ReadOnceAsync();

        Assert.Matches(new Regex("^HTTP/1.1 200 OK\r\n.*\"country\": \"Brazil\".*}HTTP/1.1 404 Not Found\r\n.*\r\n\r\n404 Not Found: .*\n$", RegexOptions.Singleline), text);
    }

    [Fact]
    public async Task Get_BodyTooLongByBytes_HasThatManyUnrequestedBytes()
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
    public async Task Get_LateUnrequestedResponse_IsSentAfterItsDelay()
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

        // The unrequested response comes first, although another request was sent before it.
        Assert.StartsWith("HTTP/1.1 404 Not Found\r\n", await next, StringComparison.Ordinal);
        await client.ReadLineAsync();
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", await client.ReadHeadAsync(), StringComparison.Ordinal);
        Assert.Equal(["extra-answer:delay=0.002", ""], (await served.RequestsAsync()).Select(request => request.GetProperty("fault").ToString()));
        Assert.Equal(Size, (await served.RequestsAsync())[0].GetProperty("bytes").GetInt32());
    }

    [Fact]
    public async Task Get_DisconnectBeforeALateUnrequestedResponse_EndsTheRequest()
    {
        await using var served = await ServeAsync("extra-answer:delay=3600");
        using (var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path))
        {
            await client.ReadHeadAsync();
            await served.Time.WhenTimersAsync(1);
        }

        // At once: the clock does not advance by the hour of the delay.
        await served.Time.WhenNoTimersAsync();
    }
}
