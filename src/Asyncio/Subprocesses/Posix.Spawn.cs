using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Asyncio;

/// <content>Starts programs with <c>posix_spawn</c>: after a fork, a process with several threads may not run managed code.</content>
internal static partial class Posix
{
    // Larger than the opaque structs of any C library.
    private const int OpaqueSize = 1024;

    private const short SetDefaultSignals = 0x04;
    private const short SetSignalMask = 0x08;
    private const short SetSession = 0x80;
    private const int ReadOnly = 0;
    private const int WriteOnly = 1;

    // Signals that .NET ignores. A child expects the default.
    private static readonly int[] DefaultSignals = [/* SIGPIPE */ 13, /* SIGXFSZ */ 25];

    /// <summary>Starts a program.</summary>
    /// <param name="path">The path of the program.</param>
    /// <param name="arguments">The arguments, beginning with the program's name.</param>
    /// <param name="environment">The environment, as <c>NAME=VALUE</c>.</param>
    /// <param name="streams">The streams for descriptors 0, 1 and 2.</param>
    /// <param name="options">The other options.</param>
    /// <param name="id">The process ID.</param>
    /// <returns>0, or the error code of the system.</returns>
    public static int Spawn(
        string path, NativeStrings arguments, NativeStrings environment, ReadOnlySpan<ChildStream> streams, SubprocessOptions options, out int id)
    {
        var actions = new byte[OpaqueSize];
        var attributes = new byte[OpaqueSize];
        ThrowIfFailed(InitializeActions(ref actions[0]));
        try
        {
            ThrowIfFailed(InitializeAttributes(ref attributes[0]));
            try
            {
                SetAttributes(attributes, options.StartNewSession);
                AddActions(actions, streams, options.WorkingDirectory);
                return Spawn(out id, path, ref actions[0], ref attributes[0], arguments.Pointers, environment.Pointers);
            }
            finally
            {
                DestroyAttributes(ref attributes[0]);
            }
        }
        finally
        {
            DestroyActions(ref actions[0]);
        }
    }

    private static void SetAttributes(byte[] attributes, bool startNewSession)
    {
        var signals = new byte[OpaqueSize];
        ThrowIfFailed(EmptySignals(ref signals[0]));
        ThrowIfFailed(SetMask(ref attributes[0], ref signals[0]));
        foreach (var signal in DefaultSignals)
        {
            ThrowIfFailed(AddSignal(ref signals[0], signal));
        }

        ThrowIfFailed(SetDefaults(ref attributes[0], ref signals[0]));
        ThrowIfFailed(SetFlags(ref attributes[0], (short)(SetDefaultSignals | SetSignalMask | (startNewSession ? SetSession : 0))));
    }

    private static void AddActions(byte[] actions, ReadOnlySpan<ChildStream> streams, string? workingDirectory)
    {
        for (var descriptor = 0; descriptor < streams.Length; descriptor++)
        {
            var stream = streams[descriptor];
            if (stream.Pipe is { } pipe)
            {
                ThrowIfFailed(AddDuplicate(ref actions[0], (int)pipe.DangerousGetHandle(), descriptor));
            }
            else if (stream.Redirect == Redirect.DevNull)
            {
                ThrowIfFailed(AddOpen(ref actions[0], descriptor, "/dev/null", descriptor == 0 ? ReadOnly : WriteOnly, 0));
            }
            else if (stream.Redirect == Redirect.Stdout)
            {
                ThrowIfFailed(AddDuplicate(ref actions[0], 1, descriptor));
            }
        }

        if (workingDirectory is not null)
        {
            ThrowIfFailed(AddChangeDirectory(ref actions[0], workingDirectory));
        }
    }

    private static void ThrowIfFailed(int error)
    {
        if (error != 0)
        {
            throw new Win32Exception(error < 0 ? Marshal.GetLastPInvokeError() : error);
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Spawn(
        out int id, string path, ref byte actions, ref byte attributes, [In] nint[] arguments, [In] nint[] environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int InitializeActions(ref byte actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int DestroyActions(ref byte actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int AddDuplicate(ref byte actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddOpen(ref byte actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddChangeDirectory(ref byte actions, string path);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static partial int InitializeAttributes(ref byte attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    private static partial int DestroyAttributes(ref byte attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static partial int SetFlags(ref byte attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    private static partial int SetMask(ref byte attributes, ref byte signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static partial int SetDefaults(ref byte attributes, ref byte signals);

    [LibraryImport("libc", EntryPoint = "sigemptyset", SetLastError = true)]
    private static partial int EmptySignals(ref byte signals);

    [LibraryImport("libc", EntryPoint = "sigaddset", SetLastError = true)]
    private static partial int AddSignal(ref byte signals, int signal);
}
