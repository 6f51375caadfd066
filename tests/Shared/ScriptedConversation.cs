using System.Net.Sockets;
using System.Text;

namespace FlagsDownloader.Testing;

/// <summary>One connection of <see cref="ScriptedServer"/>.</summary>
internal sealed class ScriptedConversation(Socket socket, CancellationToken ended)
{
    private const byte TlsHandshake = 0x16;

    /// <summary>Reads the next request up to its empty line; null if the client sends no more.</summary>
    /// <remarks>A client that starts TLS gets a response at once, as from a server without TLS.</remarks>
    public string? ReadHead()
    {
        var head = new List<byte>();
        var next = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (socket.Receive(next) == 0)
            {
                return null;
            }

            head.Add(next[0]);
            if (head is [TlsHandshake])
            {
                return "";
            }
        }

        return Encoding.Latin1.GetString([.. head]);
    }

    public void Send(string text) => socket.Send(Encoding.Latin1.GetBytes(text));

    public void Send(byte[] bytes) => socket.Send(bytes);

    /// <summary>Sends nothing more until the test is over.</summary>
    public void Hold()
    {
        ended.WaitHandle.WaitOne();
        throw new OperationCanceledException(ended);
    }

    /// <summary>Sends nothing for a while.</summary>
    public void Hold(TimeSpan time)
    {
        if (ended.WaitHandle.WaitOne(time))
        {
            throw new OperationCanceledException(ended);
        }
    }

    /// <summary>Closes the connection.</summary>
    public void Close()
    {
        socket.Shutdown(SocketShutdown.Both);
        throw new OperationCanceledException();
    }

    /// <summary>Resets the connection (RST), as a crash or a firewall does.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
        throw new OperationCanceledException();
    }
}
