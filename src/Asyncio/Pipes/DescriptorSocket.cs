using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Asyncio;

/// <summary>
/// Wraps a descriptor that is not a socket in a <see cref="Socket"/>, since selectors take sockets only. The calls of the socket fail; read
/// and write with <see cref="Posix"/>.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class DescriptorSocket
{
    /// <summary>Takes ownership of a descriptor and sets it non-blocking.</summary>
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
