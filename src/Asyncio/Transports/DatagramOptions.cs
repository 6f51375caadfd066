namespace Asyncio;

/// <summary>Options of a datagram endpoint. The defaults are asyncio's.</summary>
public sealed record DatagramOptions
{
    /// <summary>The default options.</summary>
    public static DatagramOptions Default { get; } = new();

    /// <summary>True to allow sending to broadcast addresses. Default false. <c>allow_broadcast</c>.</summary>
    public bool AllowBroadcast { get; init; }

    /// <summary>True to let several sockets bind the same address, as multicast receivers need. Default false. <c>SO_REUSEADDR</c>.</summary>
    public bool ReuseAddress { get; init; }
}
