using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace FlagsServer.Http;

/// <summary>Waits until sent data has arrived.</summary>
internal static class AcknowledgedDelivery
{
    // getsockopt(IPPROTO_TCP, TCP_INFO) of Linux, and the offsets in struct tcp_info (linux/tcp.h) of the unacknowledged segments
    // and of the bytes that are not sent yet.
    private const int Tcp = 6;
    private const int TcpInfo = 11;
    private const int Unacknowledged = 24;
    private const int NotSent = 144;

    /// <summary>After this many pauses without progress, the client does not read.</summary>
    private const int MaxIdlePauses = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Waits until the client's kernel has everything, or has accepted nothing for a while. A reset discards the rest, and the
    /// client would see less of the body than planned (of 1 MB, 128,000 bytes).
    /// </summary>
    /// <param name="socket">The connection.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    public static async Task WaitAsync(Socket socket, CancellationToken cancellationToken)
    {
        // Other systems do not tell. The data is nearly always first.
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var before = 0L;
        for (var idle = 0; Pending(socket) is > 0 and var left && idle < MaxIdlePauses; before = left)
        {
            idle = left == before ? idle + 1 : 0;
            // Not the injected clock, because the kernel does not stop with a test's clock.
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>A number that changes when data arrives, and is 0 when all data has arrived.</summary>
    private static long Pending(Socket socket)
    {
        Span<byte> info = stackalloc byte[NotSent + sizeof(uint)];
        var length = socket.GetRawSocketOption(Tcp, TcpInfo, info);
        var notSent = length == info.Length ? MemoryMarshal.Read<uint>(info[NotSent..]) : 0;
        return ((long)notSent << 32) + MemoryMarshal.Read<uint>(info[Unacknowledged..]);
    }
}
