using System.Net;
using System.Net.Sockets;
using FlagsDownloader.Http;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>Hosts with several addresses, on the loopback network, all of whose addresses are this machine.</summary>
public sealed class DialerTests
{
    private static readonly IPAddress Elsewhere = IPAddress.Parse("127.0.0.2");

    private int _lookUps;

    [Fact(Timeout = 60_000)]
    public async Task Race_TheFirstAddressIsSilent_TheSecondIsTakenAfterTheDelay()
    {
        using var silent = new FullListener();
        using var listener = Listen(Elsewhere, silent.Address.Port);
        var time = new FakeTime();
        var dialer = new Dialer(NewBook(time), time);

        var dial = dialer.RaceAsync([IPAddress.Loopback, Elsewhere], silent.Address.Port, CancellationToken.None);
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        Assert.False(dial.IsCompleted); // The clock stands still: the second is not tried yet.
        time.Advance(Dialer.AttemptDelay);

        using var socket = await dial;
        Assert.Equal(Elsewhere, ((IPEndPoint)socket.RemoteEndPoint!).Address);
    }

    [Fact(Timeout = 60_000)]
    public async Task Race_TheFirstAddressRefuses_TheSecondIsTakenAtOnce()
    {
        using var listener = Listen(Elsewhere, port: 0);
        var time = new FakeTime(); // Never reaches the delay.

        using var socket = await new Dialer(NewBook(time), time).RaceAsync(
            [IPAddress.Loopback, Elsewhere], ((IPEndPoint)listener.LocalEndpoint).Port, CancellationToken.None);

        Assert.Equal(Elsewhere, ((IPEndPoint)socket.RemoteEndPoint!).Address);
    }

    [Fact(Timeout = 60_000)]
    public async Task Race_NobodyListensAnywhere_IsRefused()
    {
        var time = new FakeTime();

        var failure = await Assert.ThrowsAsync<SocketException>(() => new Dialer(NewBook(time), time).RaceAsync(
            [IPAddress.Loopback, Elsewhere], port: 1, CancellationToken.None));

        Assert.Equal(SocketError.ConnectionRefused, failure.SocketErrorCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Race_Cancelled_EndsPromptly()
    {
        using var silent = new FullListener();
        using var interrupt = new CancellationTokenSource();
        var time = new FakeTime();
        var dial = new Dialer(NewBook(time), time).RaceAsync([IPAddress.Loopback, IPAddress.Loopback], silent.Address.Port, interrupt.Token);

        await interrupt.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dial);
    }

    [Fact(Timeout = 60_000)]
    public async Task Find_WithinTheLifetime_AsksOnce()
    {
        var time = new FakeTime();
        var book = NewBook(time);

        await Task.WhenAll(book.FindAsync("flags.test", default), book.FindAsync("FLAGS.test", default));
        time.Advance(AddressBook.Lifetime - TimeSpan.FromSeconds(1));
        await book.FindAsync("flags.test", default);
        Assert.Equal(1, _lookUps);

        time.Advance(TimeSpan.FromSeconds(1));
        await book.FindAsync("flags.test", default);
        Assert.Equal(2, _lookUps);

        book.Forget("flags.test");
        await book.FindAsync("flags.test", default);
        Assert.Equal(3, _lookUps);
    }

    [Fact(Timeout = 60_000)]
    public async Task Find_AnAddress_AsksNobody()
    {
        Assert.Equal([Elsewhere], await NewBook(new FakeTime()).FindAsync("127.0.0.2", default));
        Assert.Equal(0, _lookUps);
    }

    [Theory]
    [InlineData("::1 ::2 ::3 1.1.1.1", "::1 1.1.1.1 ::2 ::3")]
    [InlineData("1.1.1.1 2.2.2.2 ::1 ::2 ::3", "1.1.1.1 ::1 2.2.2.2 ::2 ::3")]
    [InlineData("1.1.1.1", "1.1.1.1")]
    public void Interleaved_TwoFamilies_TakeTurns(string addresses, string expected) => Assert.Equal(
        expected, string.Join(' ', AddressBook.Interleaved([.. addresses.Split(' ').Select(IPAddress.Parse)]).Select(address => address.ToString())));

    private AddressBook NewBook(TimeProvider time) => new(
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
