using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Labs;

/// <summary>
/// A ring of pointers in memory of a given size, in random order. Following the pointers shows the memory's latency, because each
/// address is only known after the previous read.
/// </summary>
internal sealed unsafe class PointerRing : IDisposable
{
    // A cache loads whole lines. Each pointer has its own line, so that no step loads the next pointer too.
    private const int LineBytes = 64;

    private readonly byte* _memory;
    private nint* _place;

    /// <param name="bytes">The size of the memory, a multiple of 64.</param>
    /// <param name="random">Decides the order, so that a prefetcher finds no pattern.</param>
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

    /// <summary>Follows a number of pointers.</summary>
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
