using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Cli.Outputs;

/// <summary>What becomes of output that nobody takes: a pipe whose reader has gone, a full disk.</summary>
/// <remarks>
/// A program in C dies of SIGPIPE when the reader of its pipe has gone; the runtime ignores the signal and drops the output,
/// and the program would work on for nobody. So the end of the reader is looked for after each write, and is to every command
/// what Ctrl-C is, with the exit code that a shell shows for SIGPIPE.
/// </remarks>
internal static partial class StandardStreams
{
    private const int Output = 1;
    private const int Errors = 2;
    private const short Error = 0x8; // POLLERR, of poll(2).
    private const short NotOpen = 0x20; // POLLNVAL.

    private static readonly CancellationTokenSource ReaderGone = new();
    // Kept, for they close when they are collected.
    private static readonly List<SafeFileHandle> Substitutes = [];
    private static string? _failure;
    private static bool _outputIsClosed;

    /// <summary>Cancelled when nobody reads the standard output any more.</summary>
    public static CancellationToken NobodyReads => ReaderGone.Token;

    /// <summary>
    /// Puts something in the place of each standard stream that the program was started without: the next file or connection
    /// would become it otherwise, and be written to. Nothing can be read from what is put there, nor written to it.
    /// </summary>
    public static void Complete()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        // The runtime may have opened something of its own there already.
        _outputIsClosed = !Descriptors.IsInherited(Output);
        for (var descriptor = 0; descriptor < 3; descriptor++)
        {
            // The lowest number that is free is the one that is given.
            if ((State(descriptor) & NotOpen) != 0)
            {
                Substitutes.Add(File.OpenHandle("/dev/null", share: FileShare.ReadWrite));
            }
        }
    }

    /// <summary>Runs the program, and says with its exit code what became of its output.</summary>
    public static ExitCode Watch(Func<ExitCode> run)
    {
        // On a terminal the runtime's writer stays: it knows the terminal's encoding and its cursor.
        Console.SetOut(Console.IsOutputRedirected
            ? WriterOn(Open(Output), LookForReader, failure => _failure ??= _outputIsClosed ? "the standard output is closed" : failure)
            : new TolerantWriter(Console.Out));
        Console.SetError(Console.IsErrorRedirected
            ? WriterOn(Open(Errors), () => { }, _ => { })
            : new TolerantWriter(Console.Error));

        var exitCode = run();
        if (ReaderGone.IsCancellationRequested)
        {
            return ExitCode.OutputClosed;
        }

        if (_failure is null)
        {
            return exitCode;
        }

        Console.Error.WriteLine($"flags: cannot write the output: {_failure.TrimEnd('.')}");
        return exitCode == ExitCode.Success ? ExitCode.Failed : exitCode;
    }

    /// <summary>A stream on the standard error that needs nothing more of the system: neither a thread nor a file.</summary>
    public static Stream OpenErrors() => Open(Errors);

    // The runtime's own stream makes the terminal ready first, with a thread for signals, also where none is written to.
    private static Stream Open(int descriptor) => OperatingSystem.IsLinux() && Descriptors.IsInherited(descriptor)
        ? new DescriptorStream(new SafeFileHandle(descriptor, ownsHandle: false), TimeProvider.System, CancellationToken.None)
        : descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();

    private static TextWriter WriterOn(Stream stream, Action written, Action<string> failed) => TextWriter.Synchronized(
        new StreamWriter(new TolerantStream(stream, written, failed)) { AutoFlush = true });

    private static void LookForReader()
    {
        if (OperatingSystem.IsWindows() || ReaderGone.IsCancellationRequested)
        {
            return;
        }

        if ((State(Output) & Error) != 0)
        {
            ReaderGone.Cancel();
        }
    }

    private static short State(int descriptor)
    {
        var poll = new PollDescriptor { Descriptor = descriptor };
        return Poll(ref poll, 1, 0) > 0 ? poll.Returned : (short)0;
    }

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
