using System.Net;
using System.Net.Sockets;
using FlagsDownloader.Http;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>Hosts with several addresses, all on the loopback network.</summary>
public sealed class HappyEyeballsConnectorTests
{
    private static readonly IPAddress Elsewhere = IPAddress.Parse("127.0.0.2");

    private int _lookUps;

    [Fact(Timeout = 60_000)]
    public async Task Race_TheFirstAddressIsSilent_TheSecondIsTakenAfterTheDelay()
    {
        using var silent = new FullListener();
        using var listener = Listen(Elsewhere, silent.Address.Port);
        var time = new FakeTime();
        var connector = new HappyEyeballsConnector(NewCache(time), time);

        var attempt = connector.RaceAsync([IPAddress.Loopback, Elsewhere], silent.Address.Port, CancellationToken.None);
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        Assert.False(attempt.IsCompleted); // The clock does not move: the second address is not tried yet.
        time.Advance(HappyEyeballsConnector.AttemptDelay);

        using var socket = await attempt;
        Assert.Equal(Elsewhere, ((IPEndPoint)socket.RemoteEndPoint!).Address);
    }

    [Fact(Timeout = 60_000)]
    public async Task Race_TheFirstAddressRefuses_TheSecondIsTakenAtOnce()
    {
        using var listener = Listen(Elsewhere, port: 0);
        var time = new FakeTime(); // It never reaches the delay.

        using var socket = await new HappyEyeballsConnector(NewCache(time), time).RaceAsync(
            [IPAddress.Loopback, Elsewhere], ((IPEndPoint)listener.LocalEndpoint).Port, CancellationToken.None);

        Assert.Equal(Elsewhere, ((IPEndPoint)socket.RemoteEndPoint!).Address);
    }

    [Fact(Timeout = 60_000)]
    public async Task Race_NobodyListensAnywhere_IsRefused()
    {
        var time = new FakeTime();

        var failure = await Assert.ThrowsAsync<SocketException>(() => new HappyEyeballsConnector(NewCache(time), time).RaceAsync(
            [IPAddress.Loopback, Elsewhere], port: 1, CancellationToken.None));

        Assert.Equal(SocketError.ConnectionRefused, failure.SocketErrorCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Race_Cancelled_EndsPromptly()
    {
        using var silent = new FullListener();
        using var interrupt = new CancellationTokenSource();
        var time = new FakeTime();
        var attempt = new HappyEyeballsConnector(NewCache(time), time).RaceAsync([IPAddress.Loopback, IPAddress.Loopback], silent.Address.Port, interrupt.Token);

        await interrupt.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => attempt);
    }

    [Fact(Timeout = 60_000)]
    public async Task Find_WithinTheLifetime_AsksOnce()
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
    public async Task Find_AnAddress_AsksNobody()
    {
        Assert.Equal([Elsewhere], await NewCache(new FakeTime()).FindAsync("127.0.0.2", default));
        Assert.Equal(0, _lookUps);
    }

    [Theory]
    [InlineData("::1 ::2 ::3 1.1.1.1", "::1 1.1.1.1 ::2 ::3")]
    [InlineData("1.1.1.1 2.2.2.2 ::1 ::2 ::3", "1.1.1.1 ::1 2.2.2.2 ::2 ::3")]
    [InlineData("1.1.1.1", "1.1.1.1")]
    public void Interleaved_TwoFamilies_TakeTurns(string addresses, string expected) => Assert.Equal(
        expected, string.Join(' ', DnsCache.Interleaved([.. addresses.Split(' ').Select(IPAddress.Parse)]).Select(address => address.ToString())));

    private DnsCache NewCache(TimeProvider time) => new(
        _ =>
        {
            _lookUps++;
            return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
        },
        time);

    private static TcpListener Listen(IPAddress address, int port)
    {
        var listener = new TcpListener(address, port);
        listener.Start();
        return listener;
    }
}
