using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Asyncio;

/// <summary>The calls epoll and eventfd of Linux's C library.</summary>
[SupportedOSPlatform("linux")]
internal static partial class Epoll
{
    public const uint In = 0x1;
    public const uint Out = 0x4;
    public const uint EdgeTriggered = 0x80000000;
    public const int Add = 1;
    public const int Modify = 3;

    private const int Delete = 2;
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int Interrupted = 4;

    /// <summary>
    /// The size in bytes of <c>struct epoll_event</c>: a mask of 4 bytes and data of 8. The kernel packs it on x86 and aligns the data
    /// elsewhere.
    /// </summary>
    public static readonly int EventSize = DataOffset + sizeof(ulong);

    private static int DataOffset => RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86 ? 4 : 8;

    public static SafeFileHandle Create() => ThrowIfInvalid(CreateEpoll(CloseOnExec));

    public static SafeFileHandle CreateEvent() => ThrowIfInvalid(CreateEventDescriptor(0, CloseOnExec | NonBlocking));

    /// <exception cref="SocketException">The call failed.</exception>
    public static void Control(SafeFileHandle epoll, int operation, int descriptor, uint mask)
    {
        if (TryControl(epoll, operation, descriptor, mask) != 0)
        {
            throw LastError();
        }
    }

    public static void TryDelete(SafeFileHandle epoll, int descriptor) => TryControl(epoll, Delete, descriptor, 0);

    /// <returns>The number of events in the buffer; 0 also if a signal interrupted the wait.</returns>
    public static int Wait(SafeFileHandle epoll, byte[] events, int milliseconds)
    {
        var count = WaitForEvents(epoll, ref events[0], events.Length / EventSize, milliseconds);
        return count >= 0 ? count : Marshal.GetLastPInvokeError() == Interrupted ? 0 : throw LastError();
    }

    public static (uint Mask, int Descriptor) EventAt(byte[] events, int index)
    {
        var entry = events.AsSpan(index * EventSize, EventSize);
        return (MemoryMarshal.Read<uint>(entry), MemoryMarshal.Read<int>(entry[DataOffset..]));
    }

    /// <summary>Makes an eventfd descriptor readable.</summary>
    public static void WriteEvent(SafeFileHandle descriptor)
    {
        // It fails only if the 64-bit counter is full.
        ulong one = 1;
        _ = Write(descriptor, ref one, sizeof(ulong));
    }

    private static int TryControl(SafeFileHandle epoll, int operation, int descriptor, uint mask)
    {
        Span<byte> entry = stackalloc byte[EventSize];
        entry.Clear();
        MemoryMarshal.Write(entry, mask);
        MemoryMarshal.Write(entry[DataOffset..], descriptor);
        return ControlEpoll(epoll, operation, descriptor, ref entry[0]);
    }

    private static SafeFileHandle ThrowIfInvalid(SafeFileHandle handle) => handle.IsInvalid ? throw LastError() : handle;

    private static SocketException LastError() => new(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial SafeFileHandle CreateEpoll(int flags);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    private static partial SafeFileHandle CreateEventDescriptor(uint count, int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int ControlEpoll(SafeFileHandle epoll, int operation, int descriptor, ref byte entry);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int WaitForEvents(SafeFileHandle epoll, ref byte events, int count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(SafeFileHandle descriptor, ref ulong value, nuint size);
}
