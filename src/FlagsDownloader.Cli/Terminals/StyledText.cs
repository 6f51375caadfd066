using System.Globalization;

namespace FlagsDownloader.Cli.Terminals;

/// <summary>Writes lines: bold and dim where the output supports them, and wrapped at its width.</summary>
/// <param name="output">Takes the lines.</param>
/// <param name="mode">What the output supports.</param>
/// <param name="width">Its columns.</param>
internal sealed class StyledText(TextWriter output, OutputMode mode, int width)
{
    // A file is often shown on a terminal later, and terminals have at least 80 columns.
    private const int WidthOfAFile = 80;
    private const string Bold = "\e[1m";
    private const string Dim = "\e[2m";
    private const string Plain = "\e[0m";

    /// <summary>The columns of a line.</summary>
    public int Width => width;

    /// <summary>Creates one on standard output: as wide as the terminal; 80 columns in a file or a pipe.</summary>
    public static StyledText OnStandardOutput() =>
        new(Console.Out, OutputModes.Current, Console.IsOutputRedirected ? WidthOfAFile : TerminalSize.WidthOfStandardOutput());

    /// <summary>Writes a line unchanged: a row of a table or of a diagram.</summary>
    public void WriteLine(string line = "") => output.WriteLine(line);

    /// <summary>Writes a line in bold, wrapped at the width.</summary>
    public void WriteBold(string line) => WriteStyled(Bold, line);

    /// <summary>Writes a line in grey, wrapped at the width.</summary>
    public void WriteDim(string line) => WriteStyled(Dim, line);

    /// <summary>Writes a line in grey, unchanged.</summary>
    public void WriteDimLine(string line) => output.WriteLine(Styled(Dim, line));

    /// <summary>Writes a line whose beginning is bold.</summary>
    public void WriteBoldStart(string start, string rest) => output.WriteLine(Styled(Bold, start) + rest);

    /// <summary>Writes a text, wrapped at the width.</summary>
    public void WriteWrapped(string text)
    {
        foreach (var line in Wrap(text, width))
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Splits a text into lines, none wider than a number of columns. A wider word is cut.</summary>
    internal static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            string? line = null;
            foreach (var word in paragraph.TrimEnd('\r').Split(' '))
            {
                var rest = word;
                if (line is not null && DisplayWidth.Compute(line) + 1 + DisplayWidth.Compute(word) <= width)
                {
                    rest = $"{line} {word}";
                }
                else if (line is not null)
                {
                    yield return line;
                }

                while (DisplayWidth.Compute(rest) > width)
                {
                    // At least one character, because a wide one does not fit into a single column.
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
