namespace FlagsServer.FaultInjection;

/// <summary>FNV-1a, 64 bits: offset basis and prime as published by Fowler, Noll and Vo.</summary>
internal static class Fnv1a
{
    private const ulong OffsetBasis = 0xCBF29CE484222325;
    private const ulong Prime = 0x00000100000001B3;

    /// <summary>The hash of some bytes.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = OffsetBasis;
        foreach (var b in bytes)
        {
            hash = (hash ^ b) * Prime;
        }

        return hash;
    }

    /// <summary>The hash of a request target, whose characters are bytes: HTTP allows ASCII only, and Kestrel refuses the rest.</summary>
    public static ulong Hash(ReadOnlySpan<char> ascii)
    {
        var hash = OffsetBasis;
        foreach (var c in ascii)
        {
            hash = (hash ^ (byte)c) * Prime;
        }

        return hash;
    }
}
