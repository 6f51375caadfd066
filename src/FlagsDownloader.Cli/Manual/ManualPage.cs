using FlagsDownloader.Cli.Descriptions;

namespace FlagsDownloader.Cli.Manual;

/// <summary>Writes the manual page from the description of the commands.</summary>
internal sealed class ManualPage
{
    private readonly Roff _page = new();
    private readonly CommandDescription _program;
    private readonly List<ValueDescription> _explained = [];

    private ManualPage(CommandDescription program) => _program = program;

    /// <summary>Writes the page in roff, for <c>man -l</c>, groff and mandoc.</summary>
    public static string Write(CommandDescription program)
    {
        var manual = new ManualPage(program);
        manual.Head();
        manual.Description();
        manual.Commands();
        manual.Foot();
        return manual._page.ToString();
    }

    private void Head()
    {
        _page.Comment($"Printed by '{_program.Name} man'.");
        _page.Title(_program.Name.ToUpperInvariant(), 1, ProgramVersion.Date, $"{_program.Name} {ProgramVersion.Text}", "User Commands");
        _page.Section("NAME");
        _page.Line($"{_program.Name} \\- download country flags, and compare strategies of concurrency");
        _page.Section("SYNOPSIS");
        foreach (var command in _program.Commands)
        {
            _page.Line(Synopsis(command));
            _page.Break();
        }

        _page.Line($"{Roff.Bold(_program.Name)} {string.Join(" | ", _program.Options.Select(option => Roff.Bold(option.Names[^1])))}");
    }

    private void Description()
    {
        _page.Section("DESCRIPTION");
        _page.Text(_program.Text);
        _page.NextParagraph();
        _page.Text("Results go to standard output, progress and messages to standard error. An option's value can also be written after an equals sign, --strategy=eventloop.");
    }

    private void Commands()
    {
        _page.Section("COMMANDS");
        foreach (var command in _program.Commands)
        {
            _page.Subsection($"{_program.Name} {command.Name}");
            _page.Text(command.Text);
            foreach (var group in command.Groups)
            {
                Group(group);
            }
        }
    }

    private void Group(GroupDescription group)
    {
        _page.NextParagraph();
        _page.Line(Roff.Italic($"{group.Title}:"));
        if (group.Note.Length > 0)
        {
            _page.Text(group.Note);
        }

        if (group.Argument is { } argument)
        {
            Item(Roff.Italic(argument.Name), argument.Text, argument);
        }

        foreach (var option in group.Options)
        {
            Item(Term(option), option.Text, option.Value);
        }
    }

    private void Item(string term, string text, ValueDescription? value)
    {
        _page.Item(term, Roff.Plain(text));
        // Words with a meaning are explained at their first occurrence.
        if (value is null || value.Words.All(word => word.Meaning.Length == 0) || _explained.Exists(value.IsLike))
        {
            return;
        }

        _explained.Add(value);
        _page.Indent();
        foreach (var word in value.Words)
        {
            _page.Item(Roff.Bold(word.Text), Roff.Plain(word.Meaning));
        }

        _page.Outdent();
    }

    private void Foot()
    {
        _page.Section("EXIT STATUS");
        foreach (var (code, meaning) in ExitCodes.All)
        {
            _page.Item(Roff.Bold($"{(int)code}"), Roff.Plain(meaning));
        }

        _page.Section("ENVIRONMENT");
        foreach (var (name, meaning) in EnvironmentVariables.All)
        {
            _page.Item(Roff.Bold(name), Roff.Plain(meaning));
        }

        _page.Section("FILES");
        foreach (var (name, meaning) in UsedFiles.All)
        {
            _page.Item(Roff.Italic(name), Roff.Plain(meaning));
        }

        _page.Section("EXAMPLES");
        var examples = _program.Commands.Prepend(_program).SelectMany(command => command.Examples).DistinctBy(example => example.CommandLine);
        foreach (var example in examples)
        {
            _page.Item(Roff.Bold(example.CommandLine), Roff.Plain(example.Meaning));
        }

        _page.Section("SEE ALSO");
        _page.Line($"{Roff.Bold("curl")}(1), {Roff.Bold("wget2")}(1), {Roff.Bold("aria2c")}(1)");
    }

    private string Synopsis(CommandDescription command) =>
        $"{Roff.Bold($"{_program.Name} {command.Name}")} [{Roff.Italic("options")}]"
        + (command.Argument is { } argument ? $" [{Roff.Italic(argument.Name)}]" : "");

    private static string Term(OptionDescription option) =>
        string.Join(", ", option.Names.Select(Roff.Bold)) + (option.Value is { } value ? $" {Roff.Italic(value.Name)}{(option.Repeats ? " ..." : "")}" : "");
}
