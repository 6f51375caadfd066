namespace FlagsDownloader.Fuzzing.Chance;

/// <summary>Random choices of a case, the same for a seed and a number on every machine and version of .NET.</summary>
/// <remarks>SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
/// <see cref="Random"/> with a seed promises the same numbers for one version only.</remarks>
internal sealed class Dice(ulong seed, int number)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    // The seed is mixed before the number is added: case 2 of seed 1 must not be case 1 of seed 2.
    private ulong _state = Mix(seed + Golden) ^ ((ulong)number * Golden);

    /// <summary>A number from 0 to below the limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>A number from the first to the last, inclusive.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>True with a probability in per cent.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var index = 0; index < count; index++)
        {
            bytes[index] = (byte)Next();
        }

        return bytes;
    }

    public ulong Next() => Mix(_state += Golden);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
