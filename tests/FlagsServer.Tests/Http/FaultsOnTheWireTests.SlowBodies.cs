using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

/// <content>Responses that stall, drip or do not end.</content>
public sealed partial class FaultsOnTheWireTests
{
    [Fact]
    public async Task Get_StalledBody_StaysOpenUntilTheClientDisconnects()
    {
        await using var served = await ServeAsync("stall-body:after=500");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        await client.ReadHeadAsync();
        await client.ReadAsync(500);
        var more = client.NextByteAsync();
        served.Time.Advance(TimeSpan.FromHours(24));

        Assert.Equal(("stall-body:after=500", "200"), await ReportedAsync(served));
        Assert.False(more.IsCompleted);
    }

    [Fact]
    public async Task Get_StalledHeaders_NeverEnd()
    {
        await using var served = await ServeAsync("stall-headers");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        var reading = client.ReadToEndAsync();
        served.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(("stall-headers", "null"), await ReportedAsync(served));
        Assert.False(reading.IsCompleted);
        await served.DisposeAsync();

        var (text, _) = await reading;
        Assert.StartsWith("HTTP/1.1 200 OK\r\nServer: flags-server\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\n\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_EndlessBody_ContinuesUntilTheClientDisconnects()
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
    public async Task Get_Drip_TakesTheTimeOfItsRate()
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
    public async Task Get_DisconnectDuringTheBody_EndsTheRequest(string fault)
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
    public async Task Stop_ActiveFaults_EndsThem()
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
}
