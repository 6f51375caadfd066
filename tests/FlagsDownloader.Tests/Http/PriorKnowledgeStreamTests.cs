using System.Net;
using System.Net.Sockets;
using FlagsDownloader.Http;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>A server that refuses HTTP/2, and resets the connection before its refusal is read.</summary>
public sealed class PriorKnowledgeStreamTests : IDisposable
{
    // RFC 9113, section 6.8: GOAWAY, no stream, HTTP_1_1_REQUIRED.
    private static readonly byte[] GoAway = [0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xd];

    // No more than a SETTINGS frame without settings, and a part of another.
    private static readonly byte[] Settings = [0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SharedConnections _connections = new(TimeProvider.System);

    public void Dispose() => _listener.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task Write_ToAConnectionThatTheServerRefusedAndReset_SaysThatItRefused()
    {
        await using var stream = await ConnectAndResetAsync(GoAway);

        var write = FailToWriteAsync(stream);
        Assert.False(write.IsCompleted);
        var read = ReadToEndAsync(stream);

        await Assert.ThrowsAsync<UnsupportedVersionException>(() => write);
        await read;
    }

    [Fact(Timeout = 60_000)]
    public async Task Write_ToAConnectionOfHttp2ThatWasReset_FailsAsItIs()
    {
        await using var stream = await ConnectAndResetAsync(Settings);

        var write = FailToWriteAsync(stream);
        var read = ReadToEndAsync(stream);

        Assert.IsType<SocketException>((await Assert.ThrowsAsync<IOException>(() => write)).InnerException);
        await read;
    }

    [Fact(Timeout = 60_000)]
    public async Task Dispose_WhileAWriteWaitsForWhatTheServerSaid_EndsIt()
    {
        var stream = await ConnectAndResetAsync(GoAway);
        var write = FailToWriteAsync(stream);

        await stream.DisposeAsync();

        await Assert.ThrowsAsync<IOException>(() => write);
    }

    // A connection of which one byte was read, so that it counts as read, and the rest is still to be read.
    private async Task<PriorKnowledgeStream> ConnectAndResetAsync(byte[] said)
    {
        _listener.Start();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_listener.LocalEndpoint);
        using var server = await _listener.AcceptSocketAsync();
        await server.SendAsync(said.AsMemory(0, 1));
        var stream = new PriorKnowledgeStream(socket, _connections);
        await stream.ReadExactlyAsync(new byte[1]);
        await server.SendAsync(said.AsMemory(1));
        server.LingerState = new(enable: true, seconds: 0);
        server.Close();
        Eventually.True(() => socket.Poll(0, SelectMode.SelectError), "the reset has arrived");
        return stream;
    }

    // The first write after a reset says so, and then reads only end.
    private static async Task FailToWriteAsync(PriorKnowledgeStream stream) => await stream.WriteAsync(new byte[1]);

    private static async Task ReadToEndAsync(PriorKnowledgeStream stream)
    {
        var buffer = new byte[9];
        while (await stream.ReadAsync(buffer) > 0)
        {
        }
    }
}
