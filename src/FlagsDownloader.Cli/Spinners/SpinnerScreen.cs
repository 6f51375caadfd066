namespace FlagsDownloader.Cli.Spinners;

/// <summary>Draws a spinner's frames in place on a terminal; elsewhere one after the other, as a transcript.</summary>
/// <param name="output">Where the frames go.</param>
/// <param name="message">What stands behind each frame; cut where the terminal is narrow, for a line that wraps cannot be erased.</param>
/// <param name="terminalWidth">The terminal's columns; null where the output is none.</param>
internal sealed class SpinnerScreen(TextWriter output, string message, int? terminalWidth)
{
    /// <summary>The time from frame to frame.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private const string Frames = "\\|/-";

    // The last column stays free: a character in it makes some terminals go to the next line.
    private readonly string _shown = message[..Math.Clamp((terminalWidth ?? int.MaxValue) - 3, 0, message.Length)];
    private int _drawn;

    /// <summary>Draws the next frame.</summary>
    public void DrawNext()
    {
        var frame = Frames[_drawn++ % Frames.Length];
        output.Write(terminalWidth is null ? frame.ToString() : $"\r{frame} {_shown}");
        output.Flush();
    }

    /// <summary>Leaves the line as it was; a transcript ends with a count.</summary>
    public void Erase()
    {
        if (_drawn == 0)
            return;
        if (terminalWidth is null)
            output.WriteLine($" {message} ({_drawn} frames)");
        else
            output.Write($"\r{new string(' ', _shown.Length + 2)}\r");
        output.Flush();
    }
}
