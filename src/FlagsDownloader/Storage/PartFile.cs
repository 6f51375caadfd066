using System.IO.MemoryMappedFiles;
using FlagsDownloader.Items;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Storage;

/// <summary>A file that is written part by part under a temporary name. It is locked until it is renamed, removed or left.</summary>
/// <remarks>Not safe to use from two threads at once. The exceptions are those of the file system.</remarks>
internal sealed class PartFile : IDisposable
{
    private readonly SafeFileHandle _file;
    private bool _isMoved;
    private byte[]? _sha256;

    /// <summary>Takes over an open file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="file">Its handle, which locks it.</param>
    /// <param name="notePath">Where its <see cref="PartNote"/> is; null where it cannot be continued by a later run.</param>
    /// <param name="length">The number of bytes that count.</param>
    public PartFile(string path, SafeFileHandle file, string? notePath, long length = 0)
    {
        (Path, _file, NotePath, Length) = (path, file, notePath, length);
    }

    /// <summary>The temporary path.</summary>
    public string Path { get; }

    /// <summary>Where the file's <see cref="PartNote"/> is; null where it cannot be continued by a later run.</summary>
    public string? NotePath { get; }

    /// <summary>The number of bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>What a later request can prove with that the content is still the same; null where nothing can.</summary>
    public string? Validator { get; set; }

    /// <summary>Whether the file stays for a later run when it is not renamed. Default: false.</summary>
    public bool IsKept { get; set; }

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> part)
    {
        _sha256 = null;
        RandomAccess.Write(_file, part, Length);
        Length += part.Length;
    }

    /// <summary>Forgets all bytes.</summary>
    public void Clear()
    {
        (Length, Validator, _sha256) = (0, null, null);
        RandomAccess.SetLength(_file, 0);
    }

    /// <summary>The SHA-256 of what is in the file, which is read once for all who ask.</summary>
    public byte[] ComputeSha256() => _sha256 ??= FileDigest.Compute(_file, Length);

    /// <summary>Checks the content, which the system reads from the file as it is needed.</summary>
    /// <param name="check">The check.</param>
    /// <returns>Null if the content is right, otherwise a description of the fault.</returns>
    public unsafe string? Check(ContentCheck check)
    {
        if (Length == 0)
        {
            return check([]);
        }

        if (Length > int.MaxValue)
        {
            return $"too large to be checked: more than {int.MaxValue} bytes; use --expect any";
        }

        using var map = MemoryMappedFile.CreateFromFile(
            _file, mapName: null, Length, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        using var view = map.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            return check(new ReadOnlySpan<byte>(start + view.PointerOffset, (int)Length));
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    /// <summary>Gives the file its final name, and replaces an old one.</summary>
    public void MoveTo(string path)
    {
        // A run that is continued may have written more than counts.
        RandomAccess.SetLength(_file, Length);
        if (OperatingSystem.IsWindows())
        {
            _file.Dispose();
        }

        // Before the lock ends, where the system allows it: a run that begins at this moment would remove the file as a leftover.
        File.Move(Path, path, overwrite: true);
        _isMoved = true;
    }

    /// <summary>Removes the file, unless it has its final name or is kept.</summary>
    public void Dispose() => Dispose(IsKept);

    /// <summary>Removes the file, unless it has its final name or is kept.</summary>
    /// <param name="isKept">Whether it is kept.</param>
    public void Dispose(bool isKept)
    {
        if (_file.IsClosed)
        {
            return;
        }

        if (_isMoved || !isKept)
        {
            // Under the lock: a later run must not find a note of another file.
            Remove(_isMoved ? null : Path);
            Remove(NotePath);
        }

        _file.Dispose();
    }

    private static void Remove(string? path)
    {
        if (path is not null)
        {
            TemporaryFiles.Remove(path);
        }
    }
}
