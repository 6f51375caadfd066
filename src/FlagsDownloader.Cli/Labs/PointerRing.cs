using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Labs;

/// <summary>
/// Memory of a size, in which each place holds the address of the next, in random order and round to the first. To follow
/// them takes the memory's latency: the next address is not known before the last one has come.
/// </summary>
internal sealed unsafe class PointerRing : IDisposable
{
    // A cache takes and holds memory by the line; a place for each line, so that no step gets the next one for nothing.
    private const int LineBytes = 64;

    private readonly byte* _memory;
    private nint* _place;

    /// <param name="bytes">The size of the memory, a multiple of 64.</param>
    /// <param name="random">Decides the order, in which no prefetcher sees a pattern.</param>
    public PointerRing(int bytes, Random random)
    {
        Bytes = bytes;
        _memory = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, LineBytes);
        int[] order = [.. Enumerable.Range(0, bytes / LineBytes)];
        random.Shuffle(order);
        for (var i = 0; i < order.Length; i++)
        {
            *PlaceOf(order[i]) = (nint)PlaceOf(order[(i + 1) % order.Length]);
        }

        _place = PlaceOf(order[0]);
    }

    /// <summary>The size of the memory.</summary>
    public int Bytes { get; }

    /// <summary>Goes on for so many steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Follow(int steps)
    {
        var place = _place;
        for (var i = 0; i < steps; i++)
        {
            place = (nint*)*place;
        }

        _place = place;
    }

    public void Dispose() => NativeMemory.AlignedFree(_memory);

    private nint* PlaceOf(int line) => (nint*)(_memory + ((long)line * LineBytes));
}
