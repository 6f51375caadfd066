using System.Net.Sockets;
using System.Text;
using FlagsDownloader.Testing;
using FlagsServer.Hosting;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Hosting;

/// <summary>Clients that send requests slowly, or too large.</summary>
public sealed class SlowClientsTests
{
    private const string Request = "GET /flags/br/br.gif HTTP/1.1\r\nHost: here\r\n\r\n";

    [Theory]
    [InlineData(500)]
    [SecondTierData(5_000)]
    public async Task SlowClients_AByteAtATime_DoNotKeepOthersWaiting(int count)
    {
        await using var served = await ServedProfile.StartAsync();
        var slow = new List<Socket>();
        try
        {
            for (var i = 0; i < count; i++)
            {
                slow.Add(new Socket(SocketType.Stream, ProtocolType.Tcp));
                await slow[i].ConnectAsync(served.Client.BaseAddress!.Host, served.Client.BaseAddress.Port);
            }

            // Between any two of their bytes, another client is answered.
            foreach (var letter in Request[..5])
            {
                await Task.WhenAll(slow.Select(socket => socket.SendAsync(new[] { (byte)letter })));
                Assert.NotEmpty(await served.Client.GetByteArrayAsync("/flags/fr/fr.gif"));
            }

            // Nobody was dropped for being slow.
            await Task.WhenAll(slow.Select(socket => socket.SendAsync(Encoding.ASCII.GetBytes(Request[5..]))));
            foreach (var socket in slow)
            {
                var answer = new byte[15];
                using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
                await socket.ReceiveAsync(answer, patience.Token);
                Assert.Equal("HTTP/1.1 200 OK", Encoding.ASCII.GetString(answer));
            }
        }
        finally
        {
            slow.ForEach(socket => socket.Dispose());
        }
    }

    [Theory]
    [InlineData("/flags/", ConnectionLimits.MaxRequestLine, 0, "414")]
    [InlineData("/", 0, ConnectionLimits.MaxHeaderFields + 1, "431")]
    [InlineData("/health", 0, ConnectionLimits.MaxHeaderFields / 2, "200")]
    public async Task Request_BeyondALimit_IsRefused(string path, int longer, int fields, string status)
    {
        await using var served = await ServedProfile.StartAsync();
        var header = string.Concat(Enumerable.Range(0, fields).Select(i => $"X-{i}: 1\r\n"));

        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, $"{path}{new string('x', longer)} HTTP/1.1\r\n{header}X: ");

        Assert.StartsWith($"HTTP/1.1 {status} ", await client.ReadHeadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_TooLarge_AreRefused()
    {
        await using var served = await ServedProfile.StartAsync();

        using var client = await RawClient.AskAsync(
            served.Client.BaseAddress!, $"/health HTTP/1.1\r\nX-Large: {new string('x', ConnectionLimits.MaxHeaders)}\r\nX: ");

        Assert.StartsWith("HTTP/1.1 431 ", await client.ReadHeadAsync(), StringComparison.Ordinal);
    }
}
