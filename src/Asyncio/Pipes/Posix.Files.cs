using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Asyncio;

/// <content>Kinds of files, and errors of reads and writes.</content>
internal static partial class Posix
{
    public const int InputOutputError = 5;

    private const int ConnectionReset = 104;
    private const int EmptyPath = 0x1000;
    private const int CurrentFolder = -100;
    private const uint TypeOnly = 1;
    private const uint TypeAndNumber = 0x101;

    // struct statx has the same layout on all architectures.
    private const int StatusSize = 256;
    private const int ModeOffset = 28;
    private const int NumberOffset = 32;
    private const int TypeMask = 0xF000;
    private const int Fifo = 0x1000;
    private const int CharacterDevice = 0x2000;
    private const int SocketFile = 0xC000;

    /// <summary>Whether a selector can wait for a descriptor: that of a pipe, a FIFO, a socket, or a terminal or another character device.</summary>
    /// <exception cref="Win32Exception">The call failed, for instance because the descriptor is closed.</exception>
    public static (bool IsPipeLike, bool IsCharacterDevice) GetFileType(SafeHandle descriptor)
    {
        Span<byte> status = stackalloc byte[StatusSize];
        if (GetStatus(descriptor, string.Empty, EmptyPath, TypeOnly, ref MemoryMarshal.GetReference(status)) != 0)
        {
            throw LastError();
        }

        var type = MemoryMarshal.Read<ushort>(status[ModeOffset..]) & TypeMask;
        return (type is Fifo or CharacterDevice or SocketFile, type == CharacterDevice);
    }

    /// <summary>The inode number of a Unix socket's file; null if there is none of that path, or the file is none of a socket.</summary>
    public static ulong? FindSocketFile(string path)
    {
        Span<byte> status = stackalloc byte[StatusSize];
        var failed = GetStatus(CurrentFolder, path, 0, TypeAndNumber, ref MemoryMarshal.GetReference(status)) != 0;
        return !failed && (MemoryMarshal.Read<ushort>(status[ModeOffset..]) & TypeMask) == SocketFile
            ? MemoryMarshal.Read<ulong>(status[NumberOffset..])
            : null;
    }

    /// <summary>The exception of a failed read or write.</summary>
    public static Exception ToException(int error) => error switch
    {
        BrokenPipe => new SocketException((int)SocketError.Shutdown, "The other end of the pipe is closed"),
        ConnectionReset => new SocketException((int)SocketError.ConnectionReset),
        _ => new IOException(new Win32Exception(error).Message, new Win32Exception(error)),
    };

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int GetStatus(SafeHandle descriptor, string path, int flags, uint mask, ref byte status);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int GetStatus(int folder, string path, int flags, uint mask, ref byte status);
}
