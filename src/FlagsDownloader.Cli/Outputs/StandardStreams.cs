using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Cli.Outputs;

/// <summary>Handles standard output that cannot be written: a pipe whose reader has gone, a full disk.</summary>
/// <remarks>
/// A program in C ends by SIGPIPE when the reader of its pipe has gone. The runtime ignores the signal and drops the output, and
/// the program would continue in vain. So the reader is checked after each write. If it has gone, every command ends as after
/// Ctrl-C, with the exit code that a shell shows for SIGPIPE.
/// </remarks>
internal static class StandardStreams
{
    private const int Output = 1;
    private const int Errors = 2;
    private const short Error = 0x8; // POLLERR, of poll(2).
    private const short NotOpen = 0x20; // POLLNVAL.

    private static readonly CancellationTokenSource ReaderGone = new();
    // Kept, because they are closed when they are collected.
    private static readonly List<SafeFileHandle> Substitutes = [];
    private static string? _failure;
    private static bool _outputIsClosed;

    /// <summary>Cancelled when the reader of the standard output has closed it.</summary>
    public static CancellationToken ReaderLeft => ReaderGone.Token;

    /// <summary>
    /// Opens a substitute for each standard stream that is closed. Otherwise, the next file or connection would get its number,
    /// and receive the output. A substitute can be neither read nor written.
    /// </summary>
    public static void Complete()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        // The runtime may already have opened a file with this number.
        _outputIsClosed = !Descriptors.IsInherited(Output);
        for (var descriptor = 0; descriptor < 3; descriptor++)
        {
            // The system assigns the lowest free number.
            if ((Descriptors.State(descriptor) & NotOpen) != 0)
            {
                Substitutes.Add(File.OpenHandle("/dev/null", share: FileShare.ReadWrite));
            }
        }
    }

    /// <summary>Runs the program. The exit code reports output that could not be written.</summary>
    public static ExitCode Watch(Func<ExitCode> run)
    {
        // On a terminal, the runtime's writer stays: it knows the terminal's encoding and cursor.
        Console.SetOut(Console.IsOutputRedirected
            ? WriterOn(Open(Output), CheckReader, failure => _failure ??= _outputIsClosed ? "the standard output is closed" : failure)
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

    /// <summary>A stream on standard error that needs neither a new thread nor a new file.</summary>
    public static Stream OpenErrors() => Open(Errors);

    // The runtime's own stream prepares the terminal first, with a thread for signals, even if it does not write to one.
    private static Stream Open(int descriptor) => OperatingSystem.IsLinux() && Descriptors.IsInherited(descriptor)
        ? new DescriptorStream(new SafeFileHandle(descriptor, ownsHandle: false), TimeProvider.System, CancellationToken.None)
        : descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();

    private static TextWriter WriterOn(Stream stream, Action written, Action<string> failed) => TextWriter.Synchronized(
        new StreamWriter(new TolerantStream(stream, written, failed)) { AutoFlush = true });

    private static void CheckReader()
    {
        if (OperatingSystem.IsWindows() || ReaderGone.IsCancellationRequested)
        {
            return;
        }

        if ((Descriptors.State(Output) & Error) != 0)
        {
            ReaderGone.Cancel();
        }
    }
}
