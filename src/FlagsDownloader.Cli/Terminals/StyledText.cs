using System.Globalization;

namespace FlagsDownloader.Cli.Terminals;

/// <summary>Lines on standard output: bold and dim where it can take them, words wrapped at its width.</summary>
/// <param name="output">Takes the lines.</param>
/// <param name="mode">What the output can take.</param>
/// <param name="width">Its columns.</param>
internal sealed class StyledText(TextWriter output, OutputMode mode, int width)
{
    // A table in a file shall not be folded to the width of a terminal that is not there.
    private const int WidthOfAFile = 160;
    private const string Bold = "\e[1m";
    private const string Dim = "\e[2m";
    private const string Plain = "\e[0m";

    /// <summary>The columns of a line.</summary>
    public int Width => width;

    /// <summary>On the standard output: as wide as the terminal, and in a file or a pipe 160 columns.</summary>
    public static StyledText OnStandardOutput() =>
        new(Console.Out, OutputModes.Current, Console.IsOutputRedirected ? WidthOfAFile : TerminalSize.WidthOfStandardOutput());

    /// <summary>A line as it is: a row of a table or of a picture.</summary>
    public void WriteLine(string line = "") => output.WriteLine(line);

    /// <summary>A line in bold, wrapped where it is too wide.</summary>
    public void WriteBold(string line) => WriteStyled(Bold, line);

    /// <summary>A line in grey, wrapped where it is too wide.</summary>
    public void WriteDim(string line) => WriteStyled(Dim, line);

    /// <summary>A line whose beginning is bold.</summary>
    public void WriteBoldStart(string start, string rest) => output.WriteLine(Styled(Bold, start) + rest);

    /// <summary>A text of words, on as many lines as it takes.</summary>
    public void WriteWrapped(string text)
    {
        foreach (var line in Wrap(text, width))
        {
            output.WriteLine(line);
        }
    }

    /// <summary>The lines of a text of words, none wider than so many columns: a word that is gets cut.</summary>
    internal static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            string? line = null;
            foreach (var word in paragraph.TrimEnd('\r').Split(' '))
            {
                var rest = word;
                if (line is not null && DisplayWidth.Of(line) + 1 + DisplayWidth.Of(word) <= width)
                {
                    rest = $"{line} {word}";
                }
                else if (line is not null)
                {
                    yield return line;
                }

                while (DisplayWidth.Of(rest) > width)
                {
                    // At least one character: a wide one has no place in a single column.
                    var fits = Math.Max(DisplayWidth.Cut(rest, width).Length, StringInfo.GetNextTextElementLength(rest));
                    if (fits == rest.Length)
                    {
                        break;
                    }

                    yield return rest[..fits];
                    rest = rest[fits..];
                }

                line = rest;
            }

            yield return line ?? "";
        }
    }

    private void WriteStyled(string style, string text)
    {
        foreach (var line in Wrap(text, width))
        {
            output.WriteLine(Styled(style, line));
        }
    }

    private string Styled(string style, string line) => mode == OutputMode.Styled ? style + line + Plain : line;
}
