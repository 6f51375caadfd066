using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Authentication;
using static Asyncio.Tests.TestCertificates;

namespace Asyncio.Tests;

public sealed class TlsTests
{
    private static readonly ServerOptions ServesTls = new() { Tls = ServerTls };

    public static TheoryData<string> Names => TestSelectors.Names;

    /// <summary>CountingProtocol checks thread, order and task of each call.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Tls_HundredClientsWithMuchData_RunOnTheLoopsThreadOnly(string name) => Run(name, async loop =>
    {
        const int Clients = 100;
        var message = new byte[200_000];
        new Random(6).NextBytes(message);
        var mine = Environment.CurrentManagedThreadId;
        await using var server = await loop.CreateServer(() => new CountingProtocol(echoes: true), "127.0.0.1", 0, ServesTls);
        await EventLoop.Gather(Enumerable.Range(0, Clients).Select(_ => loop.CreateTask(async () =>
        {
            var answered = loop.CreateFuture<bool>();
            var (transport, protocol) = await loop.CreateConnection(
                () => new CountingProtocol
                {
                    Received = self =>
                    {
                        if (self.Count == message.Length)
                        {
                            answered.SetResult(true);
                        }
                    },
                },
                "127.0.0.1",
                Port(server),
                new ConnectionOptions { Tls = ClientTls() });
            Assert.Equal(mine, Environment.CurrentManagedThreadId);
            transport.Write(message);
            await answered;
            transport.Close();
            await EventLoop.WrapFuture(protocol.WhenLost);
            Assert.Equal((message.Length, 1), (protocol.Count, protocol.Lost));
            Assert.Null(protocol.Failure);
        })));
        server.Close();
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void OpenConnection_OverTls_KeepsTheDataWhole(string name) => Run(name, async loop =>
    {
        var data = new byte[3_000_000];
        new Random(7).NextBytes(data);
        await using var server = await EventLoop.StartServer(Echo, "127.0.0.1", 0, ServesTls);
        var (reader, writer) = await EventLoop.OpenConnection("127.0.0.1", Port(server), new ConnectionOptions { Tls = ClientTls() });
        var writing = loop.CreateTask(async () =>
        {
            for (var at = 0; at < data.Length; at += 50_000)
            {
                writer.Write(data.AsSpan(at, 50_000));
                await writer.Drain();
            }
        });
        var received = await reader.ReadExactly(data.Length);
        Assert.True(data.AsSpan().SequenceEqual(received));
        await writing;
        writer.Close();
        await writer.WaitClosed();

        static async Task Echo(StreamReader reader, StreamWriter writer)
        {
            while (await reader.Read(100_000) is { Length: > 0 } piece)
            {
                writer.Write(piece);
                await writer.Drain();
            }

            writer.Close();
        }
    });

    [Fact]
    public void CreateConnection_WithoutTargetHost_HasTheHostsName() => Run(TestSelectors.IsPortableRun ? "select" : "epoll", async loop =>
    {
        await using var server = await loop.CreateServer(() => new CountingProtocol(), "127.0.0.1", 0, ServesTls);
        var options = ClientTls(host: null);
        var (transport, protocol) = await loop.CreateConnection(
            () => new CountingProtocol(), "localhost", Port(server), new ConnectionOptions { Tls = options, AddressFamily = AddressFamily.InterNetwork });
        Assert.Null(options.TargetHost);
        transport.Close();
        await EventLoop.WrapFuture(protocol.WhenLost);

        // The certificate is for the name and not for the address.
        await Assert.ThrowsAsync<AuthenticationException>(() => loop.CreateConnection(
            () => new CountingProtocol(), "127.0.0.1", Port(server), new ConnectionOptions { Tls = options }));
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await Assert.ThrowsAsync<ArgumentException>(() => loop.CreateConnection(
            () => new CountingProtocol(), socket, new ConnectionOptions { Tls = options }));
        socket.Dispose();
    });

    /// <summary>A property that a later .NET adds must be copied too.</summary>
    [Fact]
    public void TargetHost_FromTheHost_LeavesAllOtherOptionsAsTheyAre()
    {
        var options = new SslClientAuthenticationOptions();
        var properties = typeof(SslClientAuthenticationOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance);
        Assert.True(properties.Length > 10);
        foreach (var property in properties.Where(property => property.Name != nameof(options.TargetHost)))
        {
            property.SetValue(options, Other(property.PropertyType, property.GetValue(options)));
        }

        var copy = TlsSettings.ForClient(options, "localhost").Client!;
        Assert.Equal("localhost", copy.TargetHost);
        foreach (var property in properties.Where(property => property.Name != nameof(options.TargetHost)))
        {
            Assert.Equal(property.GetValue(options), property.GetValue(copy));
        }

        static object? Other(Type type, object? value) => value switch
        {
            bool flag => !flag,
            _ when type == typeof(SslProtocols) => SslProtocols.Tls13,
            _ when type == typeof(List<SslApplicationProtocol>) => new List<SslApplicationProtocol> { SslApplicationProtocol.Http2 },
            _ when type == typeof(System.Security.Cryptography.X509Certificates.X509ChainPolicy) => ClientTls().CertificateChainPolicy,
            _ when type == typeof(RemoteCertificateValidationCallback) => new RemoteCertificateValidationCallback((_, _, _, errors) => errors == SslPolicyErrors.None),
            _ => value,
        };
    }

    [Fact]
    public void Tls_OptionsThatCannotWork_AreRefusedAtOnce() => Run(TestSelectors.IsPortableRun ? "select" : "epoll", async loop =>
    {
        await Assert.ThrowsAsync<ArgumentException>(() => loop.CreateServer(
            () => new CountingProtocol(), "127.0.0.1", 0, new ServerOptions { Tls = new SslServerAuthenticationOptions() }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => loop.CreateServer(
            () => new CountingProtocol(), "127.0.0.1", 0, new ServerOptions { Tls = ServerTls, TlsHandshakeTimeout = TimeSpan.Zero }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => loop.CreateConnection(
            () => new CountingProtocol(), "127.0.0.1", 1, new ConnectionOptions { Tls = ClientTls(), TlsShutdownTimeout = -TestLoop.Second }));
    });

    [Fact]
    public void StartTls_WithPlainDataLeftInTheReader_IsRefused() => Run(TestSelectors.IsPortableRun ? "select" : "epoll", async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        var (reader, writer) = await EventLoop.OpenConnection(left);
        right.Send("ready\ninjected\n"u8);
        Assert.Equal("ready\n"u8.ToArray(), await reader.ReadLine());
        await Assert.ThrowsAsync<InvalidOperationException>(() => writer.StartTls(ClientTls()));
        Assert.Equal("injected\n"u8.ToArray(), await reader.ReadLine());
        writer.Close();
        await writer.WaitClosed();
        var e = await Assert.ThrowsAsync<SocketException>(() => writer.StartTls(ClientTls()));
        Assert.Equal(SocketError.ConnectionReset, e.SocketErrorCode);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => loop.StartTls(writer.Transport, writer.Transport.Protocol, ClientTls()));
        right.Dispose();
    });

    /// <summary>One who connects and says nothing, or something else, costs the server nothing but that connection.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Server_ClientsThatSpeakNoTls_AreToldToTheExceptionHandlerAndServesOn(string name)
    {
        var errors = new List<ExceptionContext>();
        EventLoop.Run(
            async loop =>
            {
                await using var server = await loop.CreateServer(() => new CountingProtocol(), "127.0.0.1", 0, ServesTls);
                using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
                await loop.SockConnect(client, server.Sockets[0].LocalEndPoint!);
                await loop.SockSendAll(client, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
                var answer = new byte[1_000];
                try
                {
                    while (await loop.SockRecvInto(client, answer) > 0)
                    {
                    }
                }
                catch (SocketException)
                {
                    // Closed with a reset, because the server has not read all.
                }

                var (transport, protocol) = await loop.CreateConnection(
                    () => new CountingProtocol(), "127.0.0.1", Port(server), new ConnectionOptions { Tls = ClientTls() });
                transport.Close();
                await EventLoop.WrapFuture(protocol.WhenLost);
                server.Close();
            },
            TestSelectors.Options(name) with { ExceptionHandler = (_, context) => errors.Add(context) });
        var error = Assert.Single(errors);
        Assert.IsType<AuthenticationException>(error.Exception);
    }

    /// <summary>Another implementation on a thread of its own, which ends its sending before it has read anything.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Write_PeerThatEndsItsSideFirst_GetsAllThatWasWritten(string name) => Run(name, async loop =>
    {
        const int Size = 5_000_000;
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var written = new TaskCompletionSource();
        var receiving = Task.Run(async () =>
        {
            await using var stream = new SslStream(new NetworkStream(await listener.AcceptAsync(), ownsSocket: true));
            await stream.AuthenticateAsServerAsync(ServerTls);
            await written.Task;
            await stream.ShutdownAsync();
            var received = 0;
            var buffer = new byte[100_000];
            while (await stream.ReadAsync(buffer) is var count and > 0)
            {
                received += count;
            }

            return received;
        });
        var (transport, protocol) = await loop.CreateConnection(
            () => new CountingProtocol(), "127.0.0.1", ((IPEndPoint)listener.LocalEndPoint!).Port, new ConnectionOptions { Tls = ClientTls() });
        transport.Write(new byte[Size]);
        written.SetResult();
        Assert.Equal(Size, await EventLoop.WrapFuture(receiving));
        await EventLoop.WrapFuture(protocol.WhenLost);
        Assert.Null(protocol.Failure);
    });

    private static int Port(Server server) => ((IPEndPoint)server.Sockets[0].LocalEndPoint!).Port;

    private static void Run(string selector, Func<EventLoop, Task> main) => EventLoop.Run(
        main,
        TestSelectors.Options(selector) with { ExceptionHandler = (_, context) => Assert.Fail($"{context.Message}: {context.Exception}") });
}
