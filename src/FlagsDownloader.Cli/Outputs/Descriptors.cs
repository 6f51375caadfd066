using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Cli.Outputs;

/// <summary>Open files as the kernel has them: descriptors that others share, pipes that nobody reads yet.</summary>
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

    // Where the descriptors begin that a copy may get: those of the standard streams may be closed.
    private const int FirstOfCopies = 3;

    /// <summary>Whether the process was started with this descriptor. Holds on every Unix.</summary>
    public static bool IsInherited(int descriptor)
    {
        // What the runtime opens for itself is closed on exec; what came through an exec cannot be.
        var flags = Fcntl(descriptor, GetDescriptorFlags, 0);
        return flags >= 0 && (flags & CloseOnExec) == 0;
    }

    /// <summary>Another handle of a descriptor that the process was started with.</summary>
    /// <exception cref="IOException">It was started without one, or with one that cannot be written to.</exception>
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

    /// <summary>Opens a file that is there, for writing only; null for a pipe that nobody reads yet. Does not wait.</summary>
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

    /// <summary>Waits until something can be written without waiting, or a write would fail: the reader has gone, the descriptor is closed.</summary>
    /// <returns>Whether that is so; false when the time is over.</returns>
    public static bool AwaitWritable(SafeFileHandle handle, TimeSpan atMost)
    {
        var poll = new PollDescriptor { Descriptor = (int)handle.DangerousGetHandle(), Events = CanWrite };
        return Poll(ref poll, 1, (int)atMost.TotalMilliseconds) > 0;
    }

    /// <summary>Writes where the descriptor stands, as far as there is room.</summary>
    /// <returns>How many bytes were taken; 0 when none can be at the moment.</returns>
    /// <exception cref="ReaderLeftException">Nobody reads it any more.</exception>
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

    /// <summary>Gives a file to the owner of the one whose place it takes, as far as the system allows.</summary>
    public static void GiveTo(SafeFileHandle handle, (uint User, uint Group) owner) => _ = ChangeOwner(handle, owner.User, owner.Group);

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
