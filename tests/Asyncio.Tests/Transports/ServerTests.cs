using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Asyncio.Tests;

public sealed class ServerTests
{
    private const string LimitedRun = "ASYNCIO_TESTS_LIMITED";

    public static TheoryData<string> Names => TestSelectors.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void CreateServer_NoHost_ListensOnAllAddresses(string name) => Run(name, async loop =>
    {
        await using var server = await loop.CreateServer(() => new CountingProtocol(), host: null, 0);
        Assert.Contains(server.Sockets, socket => ((IPEndPoint)socket.LocalEndPoint!).Address.Equals(IPAddress.Any));
        Assert.Equal(Socket.OSSupportsIPv6 ? 2 : 1, server.Sockets.Count);
        foreach (var socket in server.Sockets)
        {
            var address = socket.AddressFamily == AddressFamily.InterNetwork ? "127.0.0.1" : "::1";
            var (transport, _) = await loop.CreateConnection(() => new CountingProtocol(), address, ((IPEndPoint)socket.LocalEndPoint!).Port);
            transport.Close();
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void CreateServer_SeveralHosts_ListensOnEachOnce(string name) => Run(name, async loop =>
    {
        await using var server = await loop.CreateServer(() => new CountingProtocol(), ["127.0.0.1", "127.0.0.3", "127.0.0.1"], 0);
        Assert.Equal(["127.0.0.1", "127.0.0.3"], server.Sockets.Select(socket => ((IPEndPoint)socket.LocalEndPoint!).Address.ToString()));
        Assert.Contains("127.0.0.3", server.ToString(), StringComparison.Ordinal);
    });

    [Fact]
    public void CreateServer_AddressOfAnotherMachine_ErrorNamesIt() => EventLoop.Run(async loop =>
    {
        var error = await Assert.ThrowsAsync<SocketException>(() => loop.CreateServer(() => new CountingProtocol(), "192.0.2.1", 0));
        Assert.Equal(SocketError.AddressNotAvailable, error.SocketErrorCode);
        Assert.Contains("192.0.2.1", error.Message, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CreateServer_PortOfAnotherServer_NeedsReusePortOfBoth(bool reuse) => EventLoop.Run(async loop =>
    {
        var options = new ServerOptions { ReusePort = reuse };
        await using var first = await loop.CreateServer(() => new CountingProtocol(), "127.0.0.1", 0, options);
        var port = ((IPEndPoint)first.Sockets[0].LocalEndPoint!).Port;
        if (reuse)
        {
            await using var second = await loop.CreateServer(() => new CountingProtocol(), "127.0.0.1", port, options);
            return;
        }

        var error = await Assert.ThrowsAsync<SocketException>(() => loop.CreateServer(() => new CountingProtocol(), "127.0.0.1", port, options));
        Assert.Contains($"127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void CreateServer_FactoryThrows_IsReportedAndTheConnectionClosed()
    {
        var errors = new List<ExceptionContext>();
        EventLoop.Run(
            async loop =>
            {
                await using var server = await loop.CreateServer(
                    () => throw new InvalidDataException("in the factory"), "127.0.0.1", 0);
                var (_, protocol) = await loop.CreateConnection(() => new CountingProtocol(), "127.0.0.1", ((IPEndPoint)server.Sockets[0].LocalEndPoint!).Port);
                await EventLoop.WrapFuture(protocol.WhenLost);
            },
            new EventLoopOptions { ExceptionHandler = (_, context) => errors.Add(context) });
        Assert.IsType<InvalidDataException>(Assert.Single(errors).Exception);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Close_InThePassOfAConnection_ClosesTheConnectionToo(string name) => Run(name, async loop =>
    {
        for (var round = 0; round < 30; round++)
        {
            var server = await loop.CreateServer(() => new CountingProtocol(), "127.0.0.1", 0);
            using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            client.Connect(server.Sockets[0].LocalEndPoint!);
            await TestLoop.Passes(round % 5);
            server.Close();
            await TestLoop.Passes(1);
            server.CloseClients();
            await server.WaitClosed();
            client.ReceiveTimeout = 30_000;
            Assert.Equal(0, ReceiveOrReset(client));
        }

        static int ReceiveOrReset(Socket client)
        {
            var count = client.Receive(new byte[1], SocketFlags.None, out var error);
            return error is SocketError.Success or SocketError.ConnectionReset ? count : throw new SocketException((int)error);
        }
    });

    /// <summary>Runs the next test in another process with a low limit of open files.</summary>
    [Fact]
    public async Task Accept_NoDescriptorLeft_RetriesAfterASecond()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is set by a shell.");
        var startInfo = new ProcessStartInfo(
            "/bin/sh",
            [
                "-c", "ulimit -n 300; exec \"$0\" --no-progress --no-ansi --filter-method '*ServerTests.Limited_*'",
                Path.Combine(AppContext.BaseDirectory, "Asyncio.Tests"),
            ])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        startInfo.Environment[LimitedRun] = "1";
        using var process = Process.Start(startInfo)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("succeeded: 1", output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("tier", "child")] // The test above starts it in another process; scripts/test leaves it out.
    public void Limited_AcceptWithoutADescriptor_IsReportedAndTriedAgainInASecond()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(LimitedRun) is null, "The test above starts this one in another process.");
        var errors = new List<ExceptionContext>();
        var clock = new VirtualClock { JumpsWhenIdle = false };
        EventLoop.Run(
            async loop =>
            {
                var accepted = new List<CountingProtocol>();
                await using var server = await loop.CreateServer(
                    () =>
                    {
                        accepted.Add(new CountingProtocol(echoes: true));
                        return accepted[^1];
                    },
                    "127.0.0.1",
                    0);
                var clients = Enumerable.Range(0, 3)
                    .Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ToList();
                var files = TakeAllDescriptors();
                clients.ForEach(client => client.Connect(server.Sockets[0].LocalEndPoint!));
                while (errors.Count == 0)
                {
                    await TestLoop.Passes(1);
                }

                // It does not retry in every pass. Assertions may load assemblies, so they come after the descriptors are closed.
                await TestLoop.Passes(100);
                clock.Advance(TimeSpan.FromSeconds(0.9));
                await TestLoop.Passes(100);
                files.ForEach(file => file.Dispose());
                Assert.Equal(SocketError.TooManyOpenSockets, Assert.IsType<SocketException>(Assert.Single(errors).Exception).SocketErrorCode);
                await TestLoop.Passes(100);
                Assert.Empty(accepted);
                clock.Advance(TimeSpan.FromSeconds(0.2));
                while (accepted.Count < 3)
                {
                    await TestLoop.Passes(1);
                }

                Assert.Single(errors);
                clients.ForEach(client => client.Dispose());
            },
            new EventLoopOptions { TimeProvider = clock, ExceptionHandler = (_, context) => errors.Add(context) });

        static List<FileStream> TakeAllDescriptors()
        {
            var files = new List<FileStream>();
            try
            {
                while (true)
                {
                    files.Add(new FileStream("/dev/null", FileMode.Open));
                }
            }
            catch (IOException)
            {
                return files;
            }
        }
    }

    private static void Run(string selector, Func<EventLoop, Task> main) => EventLoop.Run(main, TestSelectors.Options(selector));
}
