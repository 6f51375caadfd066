using System.CommandLine;
using System.CommandLine.Help;

namespace FlagsDownloader.Cli.Descriptions;

/// <summary>A command as manual and completions show it, read off the tree that parses it: what is added there is here.</summary>
/// <param name="Name">The word that is typed.</param>
/// <param name="Text">What it does, in sentences.</param>
/// <param name="Argument">What it takes besides options; null for nothing.</param>
/// <param name="ArgumentText">What that is for; empty for nothing.</param>
/// <param name="Options">Without hidden ones.</param>
/// <param name="Commands">The commands under it, without hidden ones.</param>
/// <param name="Examples">What to type, for example.</param>
internal sealed record CommandDescription(
    string Name,
    string Text,
    ValueDescription? Argument,
    string ArgumentText,
    IReadOnlyList<OptionDescription> Options,
    IReadOnlyList<CommandDescription> Commands,
    IReadOnlyList<Example> Examples)
{
    // The parser would say "flags.dll", or whatever the file is called.
    private const string ProgramName = "flags";

    /// <summary>The first sentence, without its full stop.</summary>
    public string Summary => FirstSentence.Of(Text);

    /// <summary>The whole program.</summary>
    public static CommandDescription Of(RootCommand root) => Of(root, root.Options.Where(option => option.Recursive));

    private static CommandDescription Of(Command command, IEnumerable<Option> inherited) => new(
        command is RootCommand ? ProgramName : command.Name,
        command.Description ?? "",
        command.Arguments is [var argument] ? ValueDescription.Of(argument.HelpName ?? argument.Name, argument.CompletionSources) : null,
        command.Arguments is [{ Description: { } text }] ? text : "",
        [.. command.Options.Union(inherited).Where(option => !option.Hidden).Select(Of)],
        [.. command.Subcommands.Where(child => !child.Hidden).Select(child => Of(child, inherited))],
        command is IHasExamples documented ? documented.Examples : []);

    private static OptionDescription Of(Option option) => new(
        // Those that another shell or another system would understand, such as /? and -?, are left to who knows them.
        [.. option.Aliases.Append(option.Name).Where(IsOrdinary).OrderBy(name => name.StartsWith("--", StringComparison.Ordinal)).ThenBy(name => name != option.Name)],
        option.Description ?? "",
        // A switch takes true and false too, which nobody writes.
        option is HelpOption or VersionOption || option.ValueType == typeof(bool)
            ? null
            : ValueDescription.Of(option.HelpName ?? "VALUE", option.CompletionSources),
        option.ValueType.IsArray);

    private static bool IsOrdinary(string name) =>
        name is ['-', ..] && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
