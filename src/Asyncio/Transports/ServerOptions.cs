using System.Net.Sockets;

namespace Asyncio;

/// <summary>How a <see cref="Server"/> is made. Every property has asyncio's default.</summary>
public sealed record ServerOptions
{
    /// <summary>The options of a server made without any.</summary>
    public static ServerOptions Default { get; } = new();

    /// <summary>Which of the hosts' addresses it listens on. Default: all. <c>family</c>.</summary>
    public AddressFamily AddressFamily { get; init; } = AddressFamily.Unspecified;

    /// <summary>How many connections may wait to be accepted, and how many are accepted in one pass. Default 100. <c>backlog</c>.</summary>
    public int Backlog { get; init; } = 100;

    /// <summary>Lets other processes listen on the same port. Default false. <c>reuse_port</c>.</summary>
    public bool ReusePort { get; init; }

    /// <summary>Has the system probe idle connections. Default false. <c>keep_alive</c>.</summary>
    public bool KeepAlive { get; init; }

    /// <summary>
    /// Accepts at once. Default true; false waits for <see cref="Server.StartServing"/> or <see cref="Server.ServeForever"/>.
    /// <c>start_serving</c>.
    /// </summary>
    public bool StartServing { get; init; } = true;
}
