using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Hosting;

/// <summary>Many more concurrent requests than threads.</summary>
public sealed class ManyRequestsTests
{
    private const int Many = 10_000;
    private const int FlagSize = 16 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    [Trait("tier", "second")]
    public async Task TenThousandDelayedRequests_AndAClientThatDoesNotRead_AllGetAResponseAndNoneEarly()
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL", "--delay", "1", "--pad-to", "16M");
        using var patience = new CancellationTokenSource(Patience);
        var clients = new List<Socket>();
        try
        {
            using var slow = await AskAsync("/flags/us/us.gif");
            for (var i = 0; i < Many; i++)
            {
                clients.Add(await AskAsync($"/flags/br/metadata.json?copy={i}"));
            }

            foreach (var client in clients)
            {
                Assert.StartsWith("HTTP/1.1 200 OK\r\n", await ReadAsync(client), StringComparison.Ordinal);
            }

            // It has read nothing until now, and still gets every byte.
            Assert.Equal(FlagSize, await BodyLengthAsync(slow));

            using var http = new HttpClient();
            using var stats = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri(server.Address(), "/stats"), patience.Token));
            Assert.Equal(Many + 1, stats.RootElement.GetProperty("responses").GetProperty("200").GetInt32());
            Assert.Equal(0, stats.RootElement.GetProperty("in_flight").GetInt32());
            Assert.Equal(0, stats.RootElement.GetProperty("delays").GetProperty("early").GetInt32());
            server.Process.Refresh();
            // Measured: 290 MB. Each request needs little memory, and the file of the slow client is in memory once.
            Assert.InRange(server.Process.PeakWorkingSet64, 0, 2_000L << 20);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }

        await server.SignalAsync("TERM");
        Assert.Equal(0, await server.ExitCodeAsync());

        async Task<Socket> AskAsync(string target)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(server.Address().Host, server.Address().Port, patience.Token);
            await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: here\r\n\r\n"), patience.Token);
            return socket;
        }

        async Task<string> ReadAsync(Socket socket)
        {
            var buffer = new byte[1024];
            return Encoding.Latin1.GetString(buffer, 0, await socket.ReceiveAsync(buffer, patience.Token));
        }

        async Task<int> BodyLengthAsync(Socket socket)
        {
            var buffer = new byte[1 << 16];
            var read = await socket.ReceiveAsync(buffer, patience.Token);
            var head = Encoding.Latin1.GetString(buffer, 0, read).IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            var length = read - head;
            while (length < FlagSize && await socket.ReceiveAsync(buffer, patience.Token) is > 0 and var more)
            {
                length += more;
            }

            return length;
        }
    }
}
