using System.CommandLine;
using System.CommandLine.Help;

namespace FlagsDownloader.Cli.Descriptions;

/// <summary>A command as manual and completions show it, read off the tree that parses it: what is added there is here.</summary>
/// <param name="Name">The word that is typed.</param>
/// <param name="Text">What it does, in sentences.</param>
/// <param name="Argument">What it takes besides options; null for nothing.</param>
/// <param name="Groups">Its options, in groups, without hidden ones.</param>
/// <param name="Commands">The commands under it, without hidden ones.</param>
/// <param name="Examples">What to type, for example.</param>
internal sealed record CommandDescription(
    string Name,
    string Text,
    ValueDescription? Argument,
    IReadOnlyList<GroupDescription> Groups,
    IReadOnlyList<CommandDescription> Commands,
    IReadOnlyList<Example> Examples)
{
    // The parser would say "flags.dll", or whatever the file is called.
    private const string ProgramName = "flags";

    /// <summary>The first sentence, without its full stop.</summary>
    public string Summary => FirstSentence.Of(Text);

    /// <summary>Its options, without hidden ones.</summary>
    public IEnumerable<OptionDescription> Options => Groups.SelectMany(group => group.Options);

    /// <summary>Describes the whole program.</summary>
    public static CommandDescription Of(RootCommand root) => Of(root, root);

    /// <summary>Describes one command.</summary>
    /// <param name="command">The command, which may be hidden.</param>
    /// <param name="root">The program that it belongs to.</param>
    public static CommandDescription Of(Command command, RootCommand root)
    {
        var argument = command.Arguments is [var only] ? ValueDescription.Of(only) : null;
        return new CommandDescription(
            command is RootCommand ? ProgramName : command.Name,
            command.Description ?? "",
            argument,
            [.. Group(command, root).Select(group => Of(group, argument)).Where(group => group.Options.Count > 0 || group.Argument is not null)],
            [.. command.Subcommands.Where(child => !child.Hidden).Select(child => Of(child, root))],
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

    private static GroupDescription Of(OptionGroup group, ValueDescription? argument) => new(
        group.Title,
        group.Note,
        group.Argument is null ? null : argument,
        [.. group.Options.Where(option => !option.Hidden).Select(Of)]);

    private static OptionDescription Of(Option option) => new(
        [.. option.Aliases.Where(alias => IsOrdinary(alias) && !IsLong(alias)), option.Name],
        [.. option.Aliases.Where(alias => IsOrdinary(alias) && IsLong(alias))],
        option.Description ?? "",
        // A switch takes true and false too, which nobody writes.
        option is HelpOption or VersionOption || option.ValueType == typeof(bool)
            ? null
            : ValueDescription.Of(option),
        option.ValueType.IsArray);

    private static bool IsLong(string name) => name.StartsWith("--", StringComparison.Ordinal);

    // The names for other systems, such as /? and -?, are not shown.
    private static bool IsOrdinary(string name) =>
        name is ['-', ..] && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
