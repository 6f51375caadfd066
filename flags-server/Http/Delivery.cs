using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace FlagsServer.Http;

/// <summary>Knows when what was sent has arrived.</summary>
internal static class Delivery
{
    // getsockopt(IPPROTO_TCP, TCP_INFO) of Linux, and where struct tcp_info has what was sent and not acknowledged, in segments,
    // and what was not even sent, in bytes (linux/tcp.h).
    private const int Tcp = 6;
    private const int TcpInfo = 11;
    private const int Unacknowledged = 24;
    private const int NotSent = 144;

    /// <summary>So many pauses without progress, and the client does not read.</summary>
    private const int MostIdle = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Waits until the client's kernel has all that was sent, or has taken nothing for a while: a reset discards the rest, and the
    /// client would see less of the body than was planned (of 1 MB, 128,000 bytes).
    /// </summary>
    /// <param name="socket">The connection.</param>
    /// <param name="gone">Cancelled when the client goes away.</param>
    public static async Task OfAsync(Socket socket, CancellationToken gone)
    {
        // Elsewhere nobody tells; the data is nearly always first.
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var before = 0L;
        for (var idle = 0; UnderWay(socket) is > 0 and var left && idle < MostIdle; before = left)
        {
            idle = left == before ? idle + 1 : 0;
            // Not the weather's clock: this is about the kernel, which does not stand still when a test's clock does.
            await Task.Delay(Pause, TimeProvider.System, gone);
        }
    }

    /// <summary>Not a measure, but it changes when something arrives, and is 0 when all has.</summary>
    private static long UnderWay(Socket socket)
    {
        Span<byte> info = stackalloc byte[NotSent + sizeof(uint)];
        var length = socket.GetRawSocketOption(Tcp, TcpInfo, info);
        var notSent = length == info.Length ? MemoryMarshal.Read<uint>(info[NotSent..]) : 0;
        return ((long)notSent << 32) + MemoryMarshal.Read<uint>(info[Unacknowledged..]);
    }
}
