using System.CommandLine;
using System.CommandLine.Help;

namespace FlagsDownloader.Cli.Descriptions;

/// <summary>A command as help, manual and completions show it, read from the tree that parses command lines.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its description, in sentences.</param>
/// <param name="Argument">Its argument; null for none.</param>
/// <param name="Groups">Its options, in groups, without hidden ones.</param>
/// <param name="Commands">Its subcommands, without hidden ones.</param>
/// <param name="Examples">Examples of command lines.</param>
internal sealed record CommandDescription(
    string Name,
    string Text,
    ValueDescription? Argument,
    IReadOnlyList<GroupDescription> Groups,
    IReadOnlyList<CommandDescription> Commands,
    IReadOnlyList<Example> Examples)
{
    // The parser would use the name of the file, such as "flags.dll".
    private const string ProgramName = "flags";

    /// <summary>The first sentence, without its full stop.</summary>
    public string Summary => FirstSentence.From(Text);

    /// <summary>Its options, without hidden ones.</summary>
    public IEnumerable<OptionDescription> Options => Groups.SelectMany(group => group.Options);

    /// <summary>Describes the whole program.</summary>
    public static CommandDescription From(RootCommand root) => From(root, root);

    /// <summary>Describes one command.</summary>
    /// <param name="command">The command, which may be hidden.</param>
    /// <param name="root">The program that it belongs to.</param>
    public static CommandDescription From(Command command, RootCommand root)
    {
        var argument = command.Arguments is [var only] ? ValueDescription.From(only) : null;
        return new CommandDescription(
            command is RootCommand ? ProgramName : command.Name,
            command.Description ?? "",
            argument,
            [.. Group(command, root).Select(group => From(group, argument)).Where(group => group.Options.Count > 0 || group.Argument is not null)],
            [.. command.Subcommands.Where(child => !child.Hidden).Select(child => From(child, root))],
            command is IHasExamples documented ? documented.Examples : []);
    }

    private static IEnumerable<OptionGroup> Group(Command command, RootCommand root)
    {
        var options = command.Options.Union(root.Options.Where(option => option.Recursive));
        return command is IHasGroups { Groups: var groups }
            ? groups.SkipLast(1).Append(groups[^1] with { Options = [.. groups[^1].Options, .. options.Except(groups.SelectMany(group => group.Options))] })
            :
            [
                new OptionGroup("Arguments", []) { Argument = command.Arguments.FirstOrDefault() },
                new OptionGroup("Options", [.. options]),
            ];
    }

    private static GroupDescription From(OptionGroup group, ValueDescription? argument) => new(
        group.Title,
        group.Note,
        group.Argument is null ? null : argument,
        [.. group.Options.Where(option => !option.Hidden).Select(From)]);

    private static OptionDescription From(Option option) => new(
        [.. option.Aliases.Where(alias => IsOrdinary(alias) && !IsLong(alias)), option.Name],
        [.. option.Aliases.Where(alias => IsOrdinary(alias) && IsLong(alias))],
        option.Description ?? "",
        // A switch also accepts true and false, which are not shown.
        option is HelpOption or VersionOption || option.ValueType == typeof(bool)
            ? null
            : ValueDescription.From(option),
        option.ValueType.IsArray);

    private static bool IsLong(string name) => name.StartsWith("--", StringComparison.Ordinal);

    // The names for other systems, such as /? and -?, are not shown.
    private static bool IsOrdinary(string name) =>
        name is ['-', ..] && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
