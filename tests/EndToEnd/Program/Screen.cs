namespace FlagsDownloader.EndToEnd.Program;

/// <summary>What a person sees of a program's output: carriage returns go back to the start of the line and write over it.</summary>
internal static class Screen
{
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
                line.Add(character);
            else
                line[column] = character;
            column++;
        }

        return new string([.. line]);
    }
}
