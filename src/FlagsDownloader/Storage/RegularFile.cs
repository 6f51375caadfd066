using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Storage;

/// <summary>Reads files that another program may have left. It follows no link, and reads no device and no pipe.</summary>
/// <remarks>
/// A pipe blocks the program that opens it, a device may have no end, and a link may lead anywhere. A file may be replaced after a
/// check and before it is opened. So it is opened without following a link and without waiting (open(2),
/// <c>O_NOFOLLOW | O_NONBLOCK</c>), and no more than its size is read.
/// </remarks>
public static partial class RegularFile
{
    /// <summary>The size of a file in bytes; 0 if it does not exist, and for links, folders, pipes, sockets and devices.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be examined.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be examined.</exception>
    public static long SizeOf(string path) =>
        new FileInfo(path) is { Exists: true, LinkTarget: null } file ? file.Length : 0;

    /// <summary>The content of a file with a given size.</summary>
    /// <param name="path">The file.</param>
    /// <param name="size">Its size in bytes; above 0.</param>
    /// <returns>Null for a file of another size, and for links, folders, pipes, sockets and devices.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[]? Read(string path, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        using var file = OpenWithSize(path, size);
        if (file is null)
        {
            return null;
        }

        var content = new byte[size];
        // Less, if the file became shorter meanwhile.
        return Fill(file, content, offset: 0) == size ? content : null;
    }

    /// <summary>The SHA-256 of a file with a given size, in lower-case hex digits.</summary>
    /// <param name="path">The file.</param>
    /// <param name="size">Its size in bytes; 0 and more.</param>
    /// <returns>Null for a file of another size, and for links, folders, pipes, sockets and devices.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static string? Digest(string path, long size)
    {
        using var file = OpenWithSize(path, size);
        return file is null ? null : Convert.ToHexStringLower(FileDigest.Compute(file, size));
    }

    /// <summary>Reads as many bytes as there is room for, fewer only at the end of the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="offset">The place in the file.</param>
    /// <returns>The number of bytes.</returns>
    internal static int Fill(SafeFileHandle file, Span<byte> buffer, long offset)
    {
        var length = 0;
        for (int read; length < buffer.Length && (read = RandomAccess.Read(file, buffer[length..], offset + length)) > 0;)
        {
            length += read;
        }

        return length;
    }

    /// <summary>Opens a file to read it, without following a link and without waiting for a writer.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It is not there, is a link, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    internal static SafeFileHandle Open(string path)
    {
        if (OpenFlags is not { } flags)
        {
            return File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        }

        var descriptor = OpenWithFlags(path, flags);
        if (descriptor >= 0)
        {
            return new SafeFileHandle(descriptor, ownsHandle: true);
        }

        var reason = Marshal.GetLastPInvokeErrorMessage();
        throw new IOException($"{reason}: '{path}'");
    }

    // Null for a file of another size, and for what is no file. The size is checked again after opening: the file may have been replaced.
    private static SafeFileHandle? OpenWithSize(string path, long size)
    {
        if (new FileInfo(path) is not { Exists: true, LinkTarget: null } named || named.Length != size)
        {
            return null;
        }

        var file = Open(path);
        if (SizeOrNone(file) == size)
        {
            return file;
        }

        file.Dispose();
        return null;
    }

    /// <summary>The size of an open file; 0 if it has none.</summary>
    internal static long LengthOf(SafeFileHandle file) => SizeOrNone(file) ?? 0;

    private static long? SizeOrNone(SafeFileHandle file)
    {
        try
        {
            return RandomAccess.GetLength(file);
        }
        catch (NotSupportedException)
        {
            // A pipe, a socket or a terminal.
            return null;
        }
    }

    // O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC, whose values differ between systems; null where they are not known.
    private static int? OpenFlags =>
        OperatingSystem.IsLinux() ? 0x800 | 0x80000 | (HasOldNoFollow ? 0x8000 : 0x20000)
        : OperatingSystem.IsMacOS() ? 0x4 | 0x100 | 0x1000000
        : null;

    private static bool HasOldNoFollow =>
        RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Armv6 or Architecture.Arm64 or Architecture.Ppc64le;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenWithFlags(string path, int flags);
}
