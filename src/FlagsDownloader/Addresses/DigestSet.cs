namespace FlagsDownloader.Addresses;

/// <summary>A set of digests, in 21 to 43 bytes each.</summary>
/// <remarks>An open-addressed table with linear probing: digests are random already, so a slot is found by their lowest bits.</remarks>
internal sealed class DigestSet
{
    private const int FirstCapacity = 16;

    // Of four slots, at most three are used: probes stay short.
    private const int UsedSlots = 3, OfSlots = 4;

    // Zero marks a free slot.
    private UInt128[] _slots = new UInt128[FirstCapacity];
    private int _count;

    /// <summary>Whether a digest is in the set.</summary>
    public bool Contains(UInt128 digest) => _slots[Find(_slots, AvoidZero(digest))] != 0;

    /// <summary>Adds a digest; false if it was there.</summary>
    public bool Add(UInt128 digest)
    {
        digest = AvoidZero(digest);
        var slot = Find(_slots, digest);
        if (_slots[slot] != 0)
        {
            return false;
        }

        _slots[slot] = digest;
        _count++;
        if (_count > _slots.Length / OfSlots * UsedSlots)
        {
            Grow();
        }

        return true;
    }

    private static UInt128 AvoidZero(UInt128 digest) => digest == 0 ? 1 : digest;

    private static int Find(UInt128[] slots, UInt128 digest)
    {
        var mask = slots.Length - 1;
        var slot = (int)(ulong)digest & mask;
        while (slots[slot] != 0 && slots[slot] != digest)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        var larger = new UInt128[_slots.Length * 2];
        foreach (var digest in _slots)
        {
            if (digest != 0)
            {
                larger[Find(larger, digest)] = digest;
            }
        }

        _slots = larger;
    }
}
