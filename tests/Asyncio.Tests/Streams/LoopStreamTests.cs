using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Asyncio.Tests;

public sealed class LoopStreamTests
{
    public static TheoryData<string> Names => TestSelectors.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void AsStream_BothEnds_CarryMoreThanFitsAtOnce(string name) => Run(name, async loop =>
    {
        var (left, right) = Pair(loop);
        var data = new byte[5_000_000];
        new Random(3).NextBytes(data);
        var writing = loop.CreateTask(async () =>
        {
            await left.WriteAsync(data);
            left.Dispose();
        });
        var received = new MemoryStream();
        await right.CopyToAsync(received);
        await writing;
        Assert.True(data.AsSpan().SequenceEqual(received.ToArray()));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => ReadOne(left));
        right.Dispose();
    });

    /// <summary>What a library awaits with ConfigureAwait(false) stays on the loop's thread, and what the user awaits comes back to the task.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void ReadAsync_ConfigureAwaitFalse_StaysOnTheLoopsThread(string name) => Run(name, async loop =>
    {
        var mine = Environment.CurrentManagedThreadId;
        var (left, right) = Pair(loop);
        var reading = loop.CreateTask(async () =>
        {
            var task = EventLoop.CurrentTask;
            await Library();
            Assert.Equal(mine, Environment.CurrentManagedThreadId);
            Assert.Same(task, EventLoop.CurrentTask);
        });
        for (var i = 0; i < 10; i++)
        {
            await TestLoop.Passes(2);
            await right.WriteAsync(new byte[] { 1 });
        }

        await reading;
        left.Dispose();
        right.Dispose();

        async Task Library()
        {
            var buffer = new byte[1];
            for (var i = 0; i < 10; i++)
            {
                await Inner().ConfigureAwait(false);
                Assert.Equal(mine, Environment.CurrentManagedThreadId);
            }

            async Task Inner()
            {
                Assert.Equal(1, await left.ReadAsync(buffer).ConfigureAwait(false));
                Assert.Equal(mine, Environment.CurrentManagedThreadId);
            }
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void ReadAsync_FromAnotherThread_IsDoneByTheLoop(string name) => Run(name, async loop =>
    {
        var (left, right) = Pair(loop);
        var reading = Task.Run(async () =>
        {
            var buffer = new byte[3];
            await left.ReadExactlyAsync(buffer);
            await left.WriteAsync(buffer);
            left.Dispose();
            return buffer;
        });
        await right.WriteAsync(new byte[] { 1, 2 });
        await TestLoop.Passes(3);
        await right.WriteAsync(new byte[] { 3 });
        Assert.Equal([1, 2, 3], await EventLoop.WrapFuture(reading));
        var answer = new byte[3];
        await right.ReadExactlyAsync(answer);
        Assert.Equal(0, await right.ReadAsync(answer));
        right.Dispose();
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void ReadAsync_CancelledOrDisposedOrTwice_EndsSo(string name) => Run(name, async loop =>
    {
        var (left, right) = Pair(loop);
        using var source = new CancellationTokenSource();
        loop.CallSoon(source.Cancel);
        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadOne(left, source.Token));
        Assert.Equal(source.Token, canceled.CancellationToken);
        await right.WriteAsync(new byte[] { 7 });
        var buffer = new byte[1];
        Assert.Equal(1, await left.ReadAsync(buffer));
        Assert.Equal(7, buffer[0]);

        var waiting = left.ReadAsync(buffer).AsTask();
        await Assert.ThrowsAsync<InvalidOperationException>(() => ReadOne(left));
        left.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.Throws<NotSupportedException>(() => right.ReadByte());
        right.Dispose();
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void ReadAsync_Reset_IsAnIOException(string name) => Run(name, async loop =>
    {
        var (socket, other) = TestSelectors.Pair();
        await using var stream = loop.AsStream(socket);
        var reading = stream.ReadAsync(new byte[1]).AsTask();
        other.LingerState = new LingerOption(true, 0);
        other.Dispose();
        var error = await Assert.ThrowsAsync<IOException>(() => reading);
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
    });

    [Fact]
    public void AsStream_BlockingSocket_IsRefused() => EventLoop.Run(async loop =>
    {
        using var blocking = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Assert.Throws<ArgumentException>(() => loop.AsStream(blocking));
        await TestLoop.Passes(1);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void SslStream_OverBothEnds_RunsOnTheLoopsThread(string name) => Run(name, async loop =>
    {
        var mine = Environment.CurrentManagedThreadId;
        var (left, right) = Pair(loop);
        using var certificate = Certificate();
        await using var client = new SslStream(left);
        await using var server = new SslStream(right);
        var accepting = loop.CreateTask(() => server.AuthenticateAsServerAsync(certificate));
        var validatedOn = 0;
        await client.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            RemoteCertificateValidationCallback = (_, shown, _, _) =>
            {
                validatedOn = Environment.CurrentManagedThreadId;
                return certificate.Equals(shown);
            },
        });
        await accepting;
        Assert.Equal(mine, validatedOn);
        var message = new byte[300_000];
        new Random(4).NextBytes(message);
        var writing = loop.CreateTask(async () => await client.WriteAsync(message));
        var received = new byte[message.Length];
        await server.ReadExactlyAsync(received);
        Assert.Equal(mine, Environment.CurrentManagedThreadId);
        await writing;
        Assert.Equal(message, received);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void HttpClient_OverConnectionsOfTheLoop_GetsSeveralAnswersOverOne(string name) => Run(name, async loop =>
    {
        var mine = Environment.CurrentManagedThreadId;
        var connections = 0;
        await using var server = await EventLoop.StartServer(Serve, "127.0.0.1", 0);
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, token) => await EventLoop.RunCoroutineThreadsafe(Connect, loop, token),
        };
        using (var client = new HttpClient(handler))
        {
            for (var i = 0; i < 5; i++)
            {
                Assert.Equal("hello", await client.GetStringAsync(new Uri($"http://127.0.0.1:{((IPEndPoint)server.Sockets[0].LocalEndPoint!).Port}/")));
                Assert.Equal(mine, Environment.CurrentManagedThreadId);
            }
        }

        Assert.Equal(1, connections);

        async Task<Stream> Connect()
        {
            connections++;
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            await loop.SockConnect(socket, server.Sockets[0].LocalEndPoint!);
            return loop.AsStream(socket);
        }

        static async Task Serve(StreamReader reader, StreamWriter writer)
        {
            await foreach (var line in reader)
            {
                if (Encoding.ASCII.GetString(line) == "\r\n")
                {
                    writer.Write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"u8);
                }
            }

            writer.Close();
        }
    });

    private static void Run(string selector, Func<EventLoop, Task> main) => EventLoop.Run(main, TestSelectors.Options(selector));

    private static async Task<int> ReadOne(Stream stream, CancellationToken cancellationToken = default) =>
        await stream.ReadAsync(new byte[1], cancellationToken);

    private static (Stream Left, Stream Right) Pair(EventLoop loop)
    {
        var (left, right) = TestSelectors.Pair();
        return (loop.AsStream(left), loop.AsStream(right));
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
