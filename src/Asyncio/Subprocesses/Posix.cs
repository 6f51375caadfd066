using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Asyncio;

/// <summary>Calls of Linux's C library for pipes, descriptors and processes.</summary>
[SupportedOSPlatform("linux")]
internal static partial class Posix
{
    public const int NoSuchFile = 2;
    public const int TryAgain = 11;
    public const int NoAccess = 13;
    public const int BrokenPipe = 32;
    public const int Kill = 9;
    public const int Terminate = 15;

    private const int Interrupted = 4;
    private const int CloseOnExec = 0x80000;
    private const int DoNotWait = 1;
    private const int OpenProcessDescriptor = 434;

    /// <summary>Creates a pipe whose ends child processes do not inherit.</summary>
    /// <exception cref="Win32Exception">The call failed, for instance because the process has no more descriptors.</exception>
    public static (SafeFileHandle Reader, SafeFileHandle Writer) CreatePipe()
    {
        var ends = new int[2];
        return CreatePipe(ref ends[0], CloseOnExec) == 0
            ? (new SafeFileHandle(ends[0], ownsHandle: true), new SafeFileHandle(ends[1], ownsHandle: true))
            : throw LastError();
    }

    /// <summary>Makes a descriptor refer to the same file as another (dup3).</summary>
    /// <exception cref="Win32Exception">The call failed.</exception>
    public static void Replace(SafeHandle descriptor, SafeHandle replacement)
    {
        if (Duplicate(replacement, descriptor, CloseOnExec) < 0)
        {
            throw LastError();
        }
    }

    /// <summary>Opens a descriptor of a child process, which becomes readable when the process ends (pidfd_open).</summary>
    /// <exception cref="Win32Exception">The call failed, for instance because Linux is older than 5.3.</exception>
    public static SafeFileHandle OpenProcess(int id) =>
        CallSystem(OpenProcessDescriptor, id, 0) is var descriptor and >= 0
            ? new SafeFileHandle((nint)descriptor, ownsHandle: true)
            : throw LastError();

    /// <summary>Takes the exit status of a child that has ended; the system then removes the child.</summary>
    /// <returns>
    /// The exit code, or the negative number of the signal that ended it; null if it still runs; 255 if other code has taken the status, as
    /// in asyncio.
    /// </returns>
    public static int? TakeExitCode(int id) => TakeExitCode(id, DoNotWait);

    /// <summary>Waits until a killed child has ended.</summary>
    public static void AwaitExit(int id) => TakeExitCode(id, options: 0);

    private static int? TakeExitCode(int id, int options)
    {
        const int Unknown = 255;
        int result;
        int status;
        do
        {
            result = WaitForProcess(id, out status, options);
        }
        while (result < 0 && Marshal.GetLastPInvokeError() == Interrupted);
        var signal = status & 0x7f;
        return result == 0 ? null : result < 0 ? Unknown : signal == 0 ? (status >> 8) & 0xff : -signal;
    }

    /// <summary>Sends a signal to a child whose status was not taken.</summary>
    /// <remarks>An error, for a child that runs as another user by now, is ignored as in asyncio.</remarks>
    public static void SendSignal(int id, int signal) => _ = SendSignalTo(id, signal);

    /// <returns>The number of bytes; -1 on an error.</returns>
    public static int Read(SafeHandle descriptor, Span<byte> buffer, out int error)
    {
        nint count;
        do
        {
            count = ReadFrom(descriptor, ref MemoryMarshal.GetReference(buffer), (nuint)buffer.Length);
            error = count < 0 ? Marshal.GetLastPInvokeError() : 0;
        }
        while (error == Interrupted);
        return (int)count;
    }

    /// <inheritdoc cref="Read"/>
    public static int Write(SafeHandle descriptor, ReadOnlySpan<byte> data, out int error)
    {
        nint count;
        do
        {
            count = WriteTo(descriptor, in MemoryMarshal.GetReference(data), (nuint)data.Length);
            error = count < 0 ? Marshal.GetLastPInvokeError() : 0;
        }
        while (error == Interrupted);
        return (int)count;
    }

    private static Win32Exception LastError() => new(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static partial int CreatePipe(ref int ends, int flags);

    [LibraryImport("libc", EntryPoint = "dup3", SetLastError = true)]
    private static partial int Duplicate(SafeHandle from, SafeHandle to, int flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint CallSystem(nint number, nint first, nint second);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int WaitForProcess(int id, out int status, int options);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignalTo(int id, int signal);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadFrom(SafeHandle descriptor, ref byte buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteTo(SafeHandle descriptor, in byte data, nuint size);
}
