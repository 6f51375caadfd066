using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <summary>How <see cref="EventLoop.CreateConnection{TProtocol}(Func{TProtocol}, string, int, ConnectionOptions?)"/> connects. Every property has asyncio's default.</summary>
public sealed record ConnectionOptions
{
    /// <summary>The options of a connection made without any.</summary>
    public static ConnectionOptions Default { get; } = new();

    /// <summary>Which of a host's addresses are tried. Default: all. <c>family</c>.</summary>
    public AddressFamily AddressFamily { get; init; } = AddressFamily.Unspecified;

    /// <summary>Where the connection comes from. Default null: the system chooses. <c>local_addr</c>.</summary>
    public IPEndPoint? LocalEndPoint { get; init; }

    /// <summary>
    /// How long one address is tried before the next is tried beside it, the families in turn (RFC 8305, which recommends 0.25 s).
    /// Default null: one after another, each until it fails. <c>happy_eyeballs_delay</c>.
    /// </summary>
    public TimeSpan? HappyEyeballsDelay { get; init; }

    /// <summary>
    /// Throws what every address failed with, in an <see cref="AggregateException"/>. Default false: one
    /// <see cref="SocketException"/>. <c>all_errors</c>.
    /// </summary>
    public bool AllErrors { get; init; }
}
