using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Cli.Predictions;

/// <summary>Reads lines from the terminal, until the reader interrupts.</summary>
/// <remarks>
/// The terminal itself edits the line. The runtime's reader would edit it instead: for that, it changes the terminal, which would have to
/// be restored after an interrupt.
/// </remarks>
/// <param name="input">Where the lines come from.</param>
internal sealed class AnswerReader(TextReader input)
{
    private const int Input = 0;

    /// <summary>A reader of the standard input.</summary>
    public static AnswerReader OfStandardInput() => new(OperatingSystem.IsWindows()
        ? Console.In
        : new StreamReader(new FileStream(new SafeFileHandle(Input, ownsHandle: false), FileAccess.Read, bufferSize: 0)));

    /// <summary>The next line; null at the end of the input.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public string? ReadLine(CancellationToken cancellationToken)
    {
        // On a thread of its own: nothing ends the wait for a key. The thread ends with the process.
        var line = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Where the system starts no more threads, the question is skipped.
        return OptionalThread.TryStart(new Thread(() => Read(line)) { IsBackground = true, Name = "answer" })
            ? line.Task.WaitAsync(cancellationToken).GetAwaiter().GetResult()
            : null;
    }

    private void Read(TaskCompletionSource<string?> line)
    {
        try
        {
            line.SetResult(input.ReadLine());
        }
        catch (IOException)
        {
            // The terminal has gone: no more answers.
            line.SetResult(null);
        }
    }
}
