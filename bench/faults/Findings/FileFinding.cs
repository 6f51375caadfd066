namespace FlagsDownloader.Faults.Findings;

/// <summary>A flag after a run.</summary>
/// <param name="Code">The country's code.</param>
/// <param name="State">The state of the file with its final name.</param>
/// <param name="IsMarked">Whether a file beside it marks it as unfinished.</param>
internal sealed record FileFinding(string Code, FileState State, bool IsMarked)
{
    /// <summary>Whether there is a wrong file.</summary>
    public bool IsWrong => State is not (FileState.Right or FileState.Missing);

    /// <summary>Classifies a file by its bytes.</summary>
    /// <param name="found">The file's content; null if there is no file.</param>
    /// <param name="right">The server's file.</param>
    /// <param name="before">The server's file at an earlier run; null if it was the same or there was none.</param>
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

    // A cut old version alone is not spliced: the new version must continue at the position of the cut.
    private static bool IsSpliced(ReadOnlySpan<byte> found, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var joint = found.CommonPrefixLength(before);
        return joint > 0 && joint < found.Length && found.Length <= after.Length && found[joint..].SequenceEqual(after[joint..found.Length]);
    }
}
