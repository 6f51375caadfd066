namespace Asyncio;

/// <summary>How an endpoint of datagrams is made. Every property has asyncio's default.</summary>
public sealed record DatagramOptions
{
    /// <summary>The options of an endpoint made without any.</summary>
    public static DatagramOptions Default { get; } = new();

    /// <summary>Whether it may send to all of a network. Default false. <c>allow_broadcast</c>.</summary>
    public bool AllowBroadcast { get; init; }

    /// <summary>Whether others may bind the same address. Default false. <c>SO_REUSEADDR</c>, which several receivers of a multicast need.</summary>
    public bool ReuseAddress { get; init; }
}
