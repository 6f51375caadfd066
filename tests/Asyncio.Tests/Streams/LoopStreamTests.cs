using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FlagsDownloader.Testing;

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
        Assert.Throws<NotSupportedException>(() => right.WriteByte(1));
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

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_OnAnotherThread_BlocksThatThread(string name) => Run(name, async loop =>
    {
        var (left, right) = Pair(loop);
        var copying = Task.Run(() =>
        {
            var buffer = new byte[3];
            left.ReadExactly(buffer);
            left.Write(buffer);
        });
        await TestLoop.Passes(3);
        await right.WriteAsync(new byte[] { 1, 2, 3 });
        await EventLoop.WrapFuture(copying);
        var answer = new byte[3];
        await right.ReadExactlyAsync(answer);
        Assert.Equal([1, 2, 3], answer);
        left.Dispose();
        right.Dispose();
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Close_OfTheLoop_EndsReadsThatWaitAndLeavesLaterOnesToTheRuntime(string name)
    {
        using var loop = new EventLoop(TestSelectors.Options(name));
        var (left, right) = Pair(loop);
        var buffer = new byte[3];
        var waiting = Task.CompletedTask;
        loop.RunUntilComplete(loop.CreateTask(async () =>
        {
            waiting = left.ReadAsync(buffer).AsTask();
            await TestLoop.Passes(2);
        }));
        // Left for the loop, which never takes it.
        var unstarted = right.ReadAsync(new byte[1]).AsTask();

        loop.Close();

        Assert.IsType<ObjectDisposedException>(waiting.Exception?.InnerException);
        Assert.IsType<ObjectDisposedException>(unstarted.Exception?.InnerException);
        right.Write([1, 2, 3]);
        left.ReadExactly(buffer);
        Assert.Equal([1, 2, 3], buffer);
        left.Dispose();
        Assert.Equal(0, right.Read(buffer));
        right.Dispose();
        Assert.Throws<ObjectDisposedException>(() => right.Read(buffer));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ConnectStream_FromAnyThread_EndsOnTheLoopsThread(string name) => Run(name, async loop =>
    {
        var mine = Environment.CurrentManagedThreadId;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        // The other thread awaits before or after the connect ends.
        for (var i = 0; i < 100; i++)
        {
            using var socket = NewSocket();
            Assert.Equal(mine, await EventLoop.WrapFuture(i % 2 == 0 ? Connect(socket) : Task.Run(() => Connect(socket))));
            await using var stream = loop.AsStream(socket);
            using var accepted = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
            accepted.Send([(byte)i]);
            var buffer = new byte[1];
            Assert.Equal(1, await stream.ReadAsync(buffer));
            Assert.Equal(i, buffer[0]);
        }

        async Task<int> Connect(Socket socket)
        {
            await loop.ConnectStream(socket, listener.LocalEndpoint).ConfigureAwait(false);
            return Environment.CurrentManagedThreadId;
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void ConnectStream_RefusedOrCancelledOrClosed_EndsSo(string name)
    {
        using var loop = new EventLoop(TestSelectors.Options(name));
        using var silent = new FullListener();
        var connecting = Task.CompletedTask;
        using var last = NewSocket();
        loop.RunUntilComplete(loop.CreateTask(async () =>
        {
            using var refused = NewSocket();
            var failure = await Assert.ThrowsAsync<SocketException>(async () => await loop.ConnectStream(refused, new IPEndPoint(IPAddress.Loopback, 1)));
            Assert.Equal(SocketError.ConnectionRefused, failure.SocketErrorCode);

            using var source = new CancellationTokenSource();
            using var cancelled = NewSocket();
            loop.CallSoon(source.Cancel);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await loop.ConnectStream(cancelled, silent.EndPoint, source.Token));

            using var named = NewSocket();
            Assert.Throws<ArgumentException>(() => { _ = loop.ConnectStream(named, new DnsEndPoint("localhost", 1)); });
            connecting = loop.ConnectStream(last, silent.EndPoint).AsTask();
            await TestLoop.Passes(2);
        }));

        loop.Close();

        Assert.IsType<ObjectDisposedException>(connecting.Exception?.InnerException);
        Assert.Throws<ObjectDisposedException>(() => { _ = loop.ConnectStream(last, silent.EndPoint); });
    }

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

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };

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
