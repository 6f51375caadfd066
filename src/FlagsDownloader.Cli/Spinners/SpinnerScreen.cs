using FlagsDownloader.Cli.Terminals;

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

    /// <summary>Whether anybody can see it.</summary>
    public bool IsVisible => output != TextWriter.Null;

    /// <summary>How many frames were drawn.</summary>
    public int Drawn { get; private set; }

    /// <summary>A screen on stdout, or on nothing, for a spinner that thinks.</summary>
    /// <param name="output">Stdout or <see cref="TextWriter.Null"/>.</param>
    /// <param name="drawsInPlace">Whether a frame may be drawn over the one before.</param>
    public static SpinnerScreen On(TextWriter output, bool drawsInPlace) =>
        new(output, "thinking!", drawsInPlace ? TerminalSize.WidthOfStandardOutput() : null);

    /// <summary>Draws the next frame.</summary>
    public void DrawNext()
    {
        var frame = Frames[Drawn++ % Frames.Length];
        output.Write(terminalWidth is null ? frame.ToString() : $"\r{frame} {_shown}");
        output.Flush();
    }

    /// <summary>Leaves the line as it was; a transcript ends with a count.</summary>
    public void Erase()
    {
        if (Drawn == 0)
        {
            return;
        }

        if (terminalWidth is null)
        {
            output.WriteLine($" {message} ({Drawn} frames)");
        }
        else
        {
            output.Write($"\r{new string(' ', _shown.Length + 2)}\r");
        }

        output.Flush();
    }
}
