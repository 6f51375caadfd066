namespace FlagsDownloader.Faults.Findings;

/// <summary>A flag after a run.</summary>
/// <param name="Code">Whose.</param>
/// <param name="State">What stands under its final name.</param>
/// <param name="IsMarked">Whether a file beside it says that it is unfinished.</param>
internal sealed record FileFinding(string Code, FileState State, bool IsMarked)
{
    /// <summary>Whether something stands there that is not what was asked for.</summary>
    public bool IsWrong => State is not (FileState.Right or FileState.Missing);

    /// <summary>Judges a file by its bytes.</summary>
    /// <param name="found">What is there; null for nothing.</param>
    /// <param name="right">What the server has.</param>
    /// <param name="before">What it had at an earlier run; null where that was the same or there was none.</param>
    public static FileState StateOf(byte[]? found, byte[] right, byte[]? before)
    {
        if (found is null)
        {
            return FileState.Missing;
        }

        if (found.AsSpan().SequenceEqual(right))
        {
            return FileState.Right;
        }

        if (before is not null && found.AsSpan().SequenceEqual(before))
        {
            return FileState.Old;
        }

        if (right.AsSpan().StartsWith(found))
        {
            return FileState.Truncated;
        }

        if (found.AsSpan().StartsWith(right))
        {
            return FileState.TooLong;
        }

        if (before is not null && IsSpliced(found, before, right))
        {
            return FileState.Spliced;
        }

        return found.AsSpan().StartsWith("GIF8"u8) ? FileState.Different : FileState.NotAFlag;
    }

    // A cut version of before alone is none: it has to go on in the new one, at the place where it would stand there.
    private static bool IsSpliced(ReadOnlySpan<byte> found, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var joint = found.CommonPrefixLength(before);
        return joint > 0 && joint < found.Length && found.Length <= after.Length && found[joint..].SequenceEqual(after[joint..found.Length]);
    }
}
