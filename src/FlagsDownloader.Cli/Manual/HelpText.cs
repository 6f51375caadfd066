using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Manual;

/// <summary>The text of <c>--help</c>: usage, options in groups, examples, and at the root the commands and the exit codes.</summary>
internal sealed class HelpText
{
    private const string ProgramName = "flags";
    private const int Indent = 2;
    private const int Gap = 2;

    // In fewer columns, a text stands below its name.
    private const int MinWidthOfTwoColumns = 60;
    private const int IndentBelow = 6;

    private readonly CommandDescription _command;
    private readonly StyledText _output;

    private HelpText(CommandDescription command, StyledText output) => (_command, _output) = (command, output);

    /// <summary>Writes the help of a command, as wide as the output.</summary>
    public static void Write(CommandDescription command, StyledText output) => new HelpText(command, output).Write();

    private bool IsProgram => _command.Name == ProgramName;

    private void Write()
    {
        _output.WriteWrapped(_command.Text);
        _output.WriteLine();
        var usage = IsProgram ? "COMMAND [options]" : _command.Name + (_command.Argument is { } argument ? $" [{argument.Name}]" : "") + " [options]";
        _output.WriteBoldStart("Usage:", $" {ProgramName} {usage}");
        WriteSection("Commands", _command.Commands.Select(command => (command.Name, $"{command.Summary}.")));
        // The texts of all groups stand in one column.
        var longestTerm = _command.Groups.SelectMany(Entries).Max(entry => entry.Term.Length);
        foreach (var group in _command.Groups)
        {
            WriteSection(group.Title, Entries(group), group.Note, longestTerm);
        }

        WriteExamples();
        if (IsProgram)
        {
            WriteSection("Exit codes", ExitCodes.All.Select(entry => ($"{(int)entry.Code}", entry.Meaning)));
        }
    }

    private static IEnumerable<(string Term, string Text)> Entries(GroupDescription group)
    {
        if (group.Argument is { } argument)
        {
            yield return (argument.Name, argument.Text);
        }

        foreach (var option in group.Options)
        {
            var value = option.Value is { } taken ? $" <{taken.Name}>" : "";
            yield return ($"{string.Join(", ", option.Names)}{value}{(option.Repeats && !value.EndsWith("...>", StringComparison.Ordinal) ? "..." : "")}", option.Text);
        }
    }

    private void WriteSection(string title, IEnumerable<(string Term, string Text)> terms, string note = "", int longestTerm = 0)
    {
        var entries = terms.ToList();
        if (entries.Count == 0)
        {
            return;
        }

        _output.WriteLine();
        _output.WriteBold($"{title}:");
        if (note.Length > 0)
        {
            WriteIndented(note, Indent);
        }

        var column = Indent + Math.Max(longestTerm, entries.Max(entry => entry.Term.Length)) + Gap;
        foreach (var (term, text) in entries)
        {
            if (_output.Width < MinWidthOfTwoColumns)
            {
                WriteIndented(term, Indent);
                WriteIndented(text, IndentBelow);
                continue;
            }

            var start = (new string(' ', Indent) + term).PadRight(column);
            foreach (var line in StyledText.Wrap(text, _output.Width - column))
            {
                _output.WriteLine(start + line);
                start = new string(' ', column);
            }
        }
    }

    private void WriteExamples()
    {
        if (_command.Examples.Count == 0)
        {
            return;
        }

        _output.WriteLine();
        _output.WriteBold("Examples:");
        foreach (var example in _command.Examples)
        {
            // In one line, however long: it can be copied.
            _output.WriteLine($"{new string(' ', Indent)}{example.CommandLine}");
            WriteIndented(example.Meaning, IndentBelow);
        }
    }

    private void WriteIndented(string text, int indent)
    {
        foreach (var line in StyledText.Wrap(text, _output.Width - indent))
        {
            _output.WriteLine(new string(' ', indent) + line);
        }
    }
}
