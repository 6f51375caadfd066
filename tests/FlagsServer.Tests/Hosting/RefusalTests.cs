using System.Net;
using System.Net.Sockets;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Hosting;

public sealed class RefusalTests
{
    [Fact]
    public async Task Connect_RefusingProfile_IsRefused()
    {
        await using var served = await ServedProfile.StartAsync("fault=refuse");
        served.Time.Advance(TimeSpan.FromHours(24));

        Assert.Equal(SocketError.ConnectionRefused, await ConnectAsync(served));
    }

    [Fact]
    public async Task Connect_AfterTheTime_IsServedOnTheSamePort()
    {
        await using var served = await ServedProfile.StartAsync("fault=refuse:for=2");
        served.Time.Advance(TimeSpan.FromSeconds(1.9));
        var before = await ConnectAsync(served);
        served.Time.Advance(TimeSpan.FromSeconds(0.1));
        while (await ConnectAsync(served) != SocketError.Success)
        {
        }

        Assert.Equal(SocketError.ConnectionRefused, before);
        Assert.Equal(HttpStatusCode.OK, (await served.Client.GetAsync("/flags/br/br.gif")).StatusCode);
    }

    private static async Task<SocketError> ConnectAsync(ServedProfile served)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(served.Client.BaseAddress!.Host, served.Client.BaseAddress.Port);
            return SocketError.Success;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode;
        }
    }
}
