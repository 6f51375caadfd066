using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Cli.Outputs;

/// <summary>System calls on file descriptors: inherited ones, and pipes without a reader.</summary>
internal static partial class Descriptors
{
    private const int DuplicateCloseOnExec = 1030; // F_DUPFD_CLOEXEC
    private const int GetDescriptorFlags = 1; // F_GETFD
    private const int GetStatusFlags = 3; // F_GETFL
    private const int SetStatusFlags = 4; // F_SETFL
    private const int CloseOnExec = 1; // FD_CLOEXEC
    private const int AccessMode = 3; // O_ACCMODE
    private const int ReadOnly = 0; // O_RDONLY
    private const int WriteOnly = 1; // O_WRONLY
    private const int NotControlling = 0x100; // O_NOCTTY
    private const int NotBlocking = 0x800; // O_NONBLOCK
    private const int CloseOnExecFlag = 0x80000; // O_CLOEXEC
    private const int NoReader = 6; // ENXIO
    private const int BrokenPipe = 32; // EPIPE
    private const int ConnectionReset = 104; // ECONNRESET
    private const int TryAgain = 11; // EAGAIN
    private const int WasInterrupted = 4; // EINTR
    private const short CanWrite = 4; // POLLOUT

    // The lowest number for a copy. The standard streams' numbers may be free, and must not be taken.
    private const int FirstOfCopies = 3;

    /// <summary>Whether the process was started with this descriptor. Works on every Unix.</summary>
    public static bool IsInherited(int descriptor)
    {
        // The runtime opens its own files with close-on-exec. A file that came through an exec does not have that flag.
        var flags = Fcntl(descriptor, GetDescriptorFlags, 0);
        return flags >= 0 && (flags & CloseOnExec) == 0;
    }

    /// <summary>Duplicates a descriptor that the process was started with.</summary>
    /// <exception cref="IOException">There is no such descriptor, or it is not open for writing.</exception>
    public static SafeFileHandle Duplicate(int descriptor)
    {
        if (!IsInherited(descriptor))
        {
            throw new IOException($"descriptor {descriptor} is not open");
        }

        if ((Fcntl(descriptor, GetStatusFlags, 0) & AccessMode) == ReadOnly)
        {
            throw new IOException($"descriptor {descriptor} is open for reading only");
        }

        var copy = Fcntl(descriptor, DuplicateCloseOnExec, FirstOfCopies);
        return copy >= 0 ? new SafeFileHandle(copy, ownsHandle: true) : throw LastError();
    }

    /// <summary>Opens an existing file for writing only, without waiting; null for a pipe that has no reader yet.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static SafeFileHandle? OpenForWriting(string path, bool isPipe)
    {
        var descriptor = Open(path, WriteOnly | NotControlling | CloseOnExecFlag | (isPipe ? NotBlocking : 0));
        if (descriptor < 0)
        {
            return isPipe && Marshal.GetLastPInvokeError() == NoReader ? null : throw LastError();
        }

        if (isPipe)
        {
            _ = Fcntl(descriptor, SetStatusFlags, Fcntl(descriptor, GetStatusFlags, 0) & ~NotBlocking);
        }

        return new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>Waits until a write does not block: there is room, or it fails because the reader has gone or the descriptor is closed.</summary>
    /// <returns>Whether a write does not block; false after the timeout.</returns>
    public static bool AwaitWritable(SafeFileHandle handle, TimeSpan atMost)
    {
        var poll = new PollDescriptor { Descriptor = (int)handle.DangerousGetHandle(), Events = CanWrite };
        return Poll(ref poll, 1, (int)atMost.TotalMilliseconds) > 0;
    }

    /// <summary>The conditions that poll(2) reports now without being asked for: an error, a hang-up, a descriptor that is not open.</summary>
    public static short State(int descriptor)
    {
        var poll = new PollDescriptor { Descriptor = descriptor };
        return Poll(ref poll, 1, 0) > 0 ? poll.Returned : (short)0;
    }

    /// <summary>Writes at the descriptor's position, as many bytes as there is room for.</summary>
    /// <returns>The number of bytes written; 0 if there is no room at the moment.</returns>
    /// <exception cref="ReaderLeftException">Its reader has closed it.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static int Write(SafeFileHandle handle, ReadOnlySpan<byte> bytes)
    {
        var written = (int)WriteBytes(handle, bytes, (nuint)bytes.Length);
        if (written >= 0)
        {
            return written;
        }

        return Marshal.GetLastPInvokeError() switch
        {
            TryAgain or WasInterrupted => 0,
            BrokenPipe or ConnectionReset => throw new ReaderLeftException(Marshal.GetLastPInvokeError()),
            _ => throw LastError(),
        };
    }

    /// <summary>Changes the owner of a file to the owner of the one that it replaces, if the system allows.</summary>
    public static void SetOwner(SafeFileHandle handle, (uint User, uint Group) owner) => _ = ChangeOwner(handle, owner.User, owner.Group);

    private static IOException LastError()
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException(Marshal.GetPInvokeErrorMessage(error), error);
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Fcntl(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteBytes(SafeFileHandle handle, ReadOnlySpan<byte> bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "fchown")]
    private static partial int ChangeOwner(SafeFileHandle handle, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
