using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <summary>
/// The address of a Unix socket to bind. When a socket is disposed that is bound to a <see cref="UnixDomainSocketEndPoint"/>, .NET deletes the
/// file, also if it is that of another socket by then; with this class it does not.
/// </summary>
internal sealed class UnixEndPoint(string path) : EndPoint
{
    private readonly UnixDomainSocketEndPoint _endPoint = new(path);

    public override AddressFamily AddressFamily => AddressFamily.Unix;

    public override SocketAddress Serialize() => _endPoint.Serialize();

    public override EndPoint Create(SocketAddress socketAddress) => _endPoint.Create(socketAddress);

    public override string ToString() => _endPoint.ToString();
}
