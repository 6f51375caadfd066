using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Spinners;

/// <summary>Draws a spinner's frames: in place on a terminal, one after the other in a file or a pipe.</summary>
/// <param name="output">Receives the frames.</param>
/// <param name="message">The text after each frame. It is cut on a narrow terminal, because a wrapped line cannot be erased.</param>
/// <param name="terminalWidth">The terminal's columns; null if the output is not a terminal.</param>
internal sealed class SpinnerScreen(TextWriter output, string message, int? terminalWidth)
{
    /// <summary>The time between two frames.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private const string Frames = "\\|/-";

    // The last column stays free, because a character in it moves some terminals to the next line.
    private readonly string _shown = message[..Math.Clamp((terminalWidth ?? int.MaxValue) - 3, 0, message.Length)];

    /// <summary>Whether the frames are visible.</summary>
    public bool IsVisible => output != TextWriter.Null;

    /// <summary>The number of frames drawn.</summary>
    public int Drawn { get; private set; }

    /// <summary>Creates the screen of a thinking spinner.</summary>
    /// <param name="output">Stdout or <see cref="TextWriter.Null"/>.</param>
    /// <param name="drawsInPlace">Whether a frame may be drawn over the previous one.</param>
    public static SpinnerScreen On(TextWriter output, bool drawsInPlace) =>
        new(output, "thinking!", drawsInPlace ? TerminalSize.WidthOfStandardOutput() : null);

    /// <summary>Draws the next frame.</summary>
    public void DrawNext()
    {
        var frame = Frames[Drawn++ % Frames.Length];
        output.Write(terminalWidth is null ? frame.ToString() : $"\r{frame} {_shown}");
        output.Flush();
    }

    /// <summary>Erases the frame; ends a transcript with the number of frames.</summary>
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
