using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Asyncio;

/// <summary>
/// Makes a descriptor that is none of a socket something that a selector can wait for: both of them know sockets. It is a
/// <see cref="Socket"/> whose descriptor is replaced, so its own calls fail; read and write with <see cref="Posix"/>.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class DescriptorSocket
{
    /// <summary>Takes over a descriptor, non-blocking.</summary>
    public static Socket Create(SafeHandle descriptor)
    {
        using (descriptor)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                Posix.Replace(socket.SafeHandle, descriptor);
                socket.Blocking = false;
                return socket;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
