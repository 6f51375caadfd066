using System.Text;
using System.Text.RegularExpressions;

namespace FlagsDownloader.EndToEnd.Program;

/// <summary>The visible output of a program: a carriage return moves to the start of the line, which is then overwritten.</summary>
internal static partial class Screen
{
    /// <summary>All lines, after the control sequences have moved the cursor.</summary>
    public static IReadOnlyList<string> Of(string output)
    {
        var lines = new List<StringBuilder> { new() };
        var (row, column) = (0, 0);
        foreach (Match part in Part().Matches(output))
        {
            switch (part.Value)
            {
                case "\n":
                    (row, column) = (row + 1, 0);
                    if (row == lines.Count)
                    {
                        lines.Add(new());
                    }

                    break;
                case [var letter]:
                    if (lines[row].Length <= column)
                    {
                        lines[row].Append(' ', column + 1 - lines[row].Length);
                    }

                    lines[row][column++] = letter;
                    break;
                default:
                    var distance = int.Parse(part.Groups["distance"].Value);
                    row += part.Value[^1] switch { 'A' => -distance, 'B' => distance, _ => 0 };
                    column = part.Value[^1] == 'G' ? distance - 1 : column;
                    break;
            }
        }

        return [.. lines.Select(line => line.ToString().TrimEnd())];
    }

    /// <summary>The last line that the cursor was on.</summary>
    public static string LastLine(string output)
    {
        var line = new List<char>();
        var column = 0;
        foreach (var character in output.TrimEnd('\n').Split('\n')[^1])
        {
            if (character == '\r')
            {
                column = 0;
                continue;
            }

            if (column == line.Count)
            {
                line.Add(character);
            }
            else
            {
                line[column] = character;
            }

            column++;
        }

        return new string([.. line]);
    }

    [GeneratedRegex("\e\\[(?<distance>\\d+)[ABG]|[^\e]", RegexOptions.Singleline)]
    private static partial Regex Part();
}
