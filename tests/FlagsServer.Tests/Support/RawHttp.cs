using System.Net.Sockets;
using System.Text;

namespace FlagsServer.Tests.Support;

/// <summary>Requests that HttpClient would not send.</summary>
internal static class RawHttp
{
    /// <summary>Sends a request and returns the complete response as Latin-1.</summary>
    public static async Task<string> SendAsync(Uri server, string head)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head + "Connection: close\r\n\r\n"));
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer);
        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
