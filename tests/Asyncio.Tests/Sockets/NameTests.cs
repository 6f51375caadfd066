using System.Net;
using System.Net.Sockets;

namespace Asyncio.Tests;

public sealed class NameTests
{
    [Fact]
    public void GetAddrInfo_Localhost_ReturnsLoopbackAddressesWithThePort() => TestLoop.Run(async loop =>
    {
        var addresses = await loop.GetAddrInfo("localhost", 80);
        Assert.NotEmpty(addresses);
        Assert.All(addresses, address =>
        {
            Assert.True(IPAddress.IsLoopback(address.Address));
            Assert.Equal(80, address.Port);
        });
    });

    [Fact]
    public void GetAddrInfo_OneFamily_ReturnsOnlyThat() => TestLoop.Run(async loop =>
        Assert.Equal([new IPEndPoint(IPAddress.Loopback, 0)], await loop.GetAddrInfo("127.0.0.1", family: AddressFamily.InterNetwork)));

    [Fact]
    public void GetAddrInfo_InvalidName_FailsTheAwait() => TestLoop.Run(async loop =>
        await Assert.ThrowsAnyAsync<SocketException>(async () => await loop.GetAddrInfo("no.such.name.invalid", family: AddressFamily.InterNetwork)));

    [Fact]
    public void GetAddrInfo_InvalidPort_IsRefused()
    {
        using var loop = new EventLoop();
        Assert.Throws<ArgumentOutOfRangeException>(() => loop.GetAddrInfo("localhost", 65_536));
    }

    [Fact]
    public void GetNameInfo_Loopback_ReturnsAName() => TestLoop.Run(async loop =>
        Assert.NotEmpty(await loop.GetNameInfo(new IPEndPoint(IPAddress.Loopback, 80))));

    [Fact]
    public void GetNameInfo_AddressWithoutAName_ReturnsTheAddress() => TestLoop.Run(async loop =>
        Assert.Equal("127.77.88.99", await loop.GetNameInfo(new IPEndPoint(IPAddress.Parse("127.77.88.99"), 80))));
}
