using System.Net;
using System.Net.Sockets;
using Asyncio;
using FlagsDownloader.Http;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>Hosts with several addresses, all on the loopback network.</summary>
public sealed class HappyEyeballsConnectorTests
{
    private static readonly IPAddress Elsewhere = IPAddress.Parse("127.0.0.2");

    private int _lookUps;

    [Fact(Timeout = 60_000)]
    public async Task Race_FirstAddressSilent_ConnectsToTheSecondAfterTheDelay()
    {
        using var silent = new FullListener();
        using var listener = Listen(Elsewhere, silent.Address.Port);
        var time = new FakeTime();
        var connector = new HappyEyeballsConnector(NewCache(time), time);

        var attempt = connector.RaceAsync([IPAddress.Loopback, Elsewhere], silent.Address.Port, loop: null, CancellationToken.None);
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        Assert.False(attempt.IsCompleted); // The clock does not advance: the second address is not tried yet.
        time.Advance(HappyEyeballsConnector.AttemptDelay);

        using var socket = await attempt;
        Assert.Equal(Elsewhere, ((IPEndPoint)socket.RemoteEndPoint!).Address);
    }

    [Fact(Timeout = 60_000)]
    public async Task Race_FirstAddressRefuses_ConnectsToTheSecondAtOnce()
    {
        using var listener = Listen(Elsewhere, port: 0);
        var time = new FakeTime(); // It never reaches the delay.

        using var socket = await new HappyEyeballsConnector(NewCache(time), time).RaceAsync(
            [IPAddress.Loopback, Elsewhere], ((IPEndPoint)listener.LocalEndpoint).Port, loop: null, CancellationToken.None);

        Assert.Equal(Elsewhere, ((IPEndPoint)socket.RemoteEndPoint!).Address);
    }

    [Fact(Timeout = 60_000)]
    public async Task Race_AllAddressesRefuse_IsRefused()
    {
        var time = new FakeTime();

        var failure = await Assert.ThrowsAsync<SocketException>(() => new HappyEyeballsConnector(NewCache(time), time).RaceAsync(
            [IPAddress.Loopback, Elsewhere], port: 1, loop: null, CancellationToken.None));

        Assert.Equal(SocketError.ConnectionRefused, failure.SocketErrorCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Race_Cancelled_EndsPromptly()
    {
        using var silent = new FullListener();
        using var interrupt = new CancellationTokenSource();
        var time = new FakeTime();
        var attempt = new HappyEyeballsConnector(NewCache(time), time).RaceAsync([IPAddress.Loopback, IPAddress.Loopback], silent.Address.Port, loop: null, interrupt.Token);

        await interrupt.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => attempt);
    }

    [Fact(Timeout = 60_000)]
    public async Task Find_WithinTheLifetime_ResolvesOnce()
    {
        var time = new FakeTime();
        var cache = NewCache(time);

        await Task.WhenAll(cache.FindAsync("flags.test", default), cache.FindAsync("FLAGS.test", default));
        time.Advance(DnsCache.Lifetime - TimeSpan.FromSeconds(1));
        await cache.FindAsync("flags.test", default);
        Assert.Equal(1, _lookUps);

        time.Advance(TimeSpan.FromSeconds(1));
        await cache.FindAsync("flags.test", default);
        Assert.Equal(2, _lookUps);

        cache.Forget("flags.test");
        await cache.FindAsync("flags.test", default);
        Assert.Equal(3, _lookUps);
    }

    [Fact(Timeout = 60_000)]
    public async Task Find_Address_IsNotResolved()
    {
        Assert.Equal([Elsewhere], await NewCache(new FakeTime()).FindAsync("127.0.0.2", default));
        Assert.Equal(0, _lookUps);
    }

    [Theory]
    [InlineData("::1 ::2 ::3 1.1.1.1", "::1 1.1.1.1 ::2 ::3")]
    [InlineData("1.1.1.1 2.2.2.2 ::1 ::2 ::3", "1.1.1.1 ::1 2.2.2.2 ::2 ::3")]
    [InlineData("1.1.1.1", "1.1.1.1")]
    public void Interleaved_TwoFamilies_Alternate(string addresses, string expected) => Assert.Equal(
        expected, string.Join(' ', DnsCache.Interleaved([.. addresses.Split(' ').Select(IPAddress.Parse)]).Select(address => address.ToString())));

    private DnsCache NewCache(TimeProvider time) => new(
        _ =>
        {
            _lookUps++;
            return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
        },
        time);

    [Theory(Timeout = 60_000)]
    [InlineData("connects")]
    [InlineData("refused")]
    [InlineData("cancelled")]
    public Task Race_OnALoop_EndsOnItsThread(string end) => Task.Factory.StartNew(
        () => EventLoop.Run(async loop =>
        {
            var thread = Environment.CurrentManagedThreadId;
            using var silent = new FullListener();
            using var listener = Listen(Elsewhere, port: 0);
            using var interrupt = new CancellationTokenSource();
            var port = end switch
            {
                "connects" => ((IPEndPoint)listener.LocalEndpoint).Port,
                "refused" => 1,
                _ => silent.Address.Port,
            };
            var time = new FakeTime();
            var attempt = new HappyEyeballsConnector(NewCache(time), time).RaceAsync(
                end == "cancelled" ? [IPAddress.Loopback] : [IPAddress.Loopback, Elsewhere], port, loop, interrupt.Token);
            if (end == "cancelled")
            {
                loop.CallSoon(interrupt.Cancel);
            }

            switch (end)
            {
                case "connects":
                    using (var socket = await attempt.ConfigureAwait(false))
                    {
                        Assert.Equal(Elsewhere, ((IPEndPoint)socket.RemoteEndPoint!).Address);
                        Assert.False(socket.Blocking);
                    }

                    break;
                case "refused":
                    var failure = await Assert.ThrowsAsync<SocketException>(() => attempt);
                    Assert.Equal(SocketError.ConnectionRefused, failure.SocketErrorCode);
                    break;
                default:
                    await Assert.ThrowsAnyAsync<OperationCanceledException>(() => attempt);
                    break;
            }

            Assert.Equal(thread, Environment.CurrentManagedThreadId);
        }),
        TestContext.Current.CancellationToken,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private static TcpListener Listen(IPAddress address, int port)
    {
        var listener = new TcpListener(address, port);
        listener.Start();
        return listener;
    }
}
