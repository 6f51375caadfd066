using System.CommandLine;
using System.CommandLine.Completions;

namespace FlagsDownloader.Cli.Descriptions;

/// <summary>What an option or a command takes.</summary>
/// <param name="Name">Its name in the help, such as <c>SECONDS</c>.</param>
/// <param name="Text">The description of a command's argument; empty for the value of an option.</param>
/// <param name="Kind">What can stand there.</param>
/// <param name="Words">The words, in their own order; empty for kinds that are not about words.</param>
internal sealed record ValueDescription(string Name, string Text, ValueKind Kind, IReadOnlyList<WordDescription> Words)
{
    /// <summary>Describes a command's argument.</summary>
    public static ValueDescription Of(Argument argument) =>
        Of(argument.HelpName ?? argument.Name, argument.Description ?? "", argument.CompletionSources);

    /// <summary>Describes the value of an option.</summary>
    public static ValueDescription Of(Option option) => Of(option.HelpName ?? "VALUE", "", option.CompletionSources);

    /// <summary>Whether both have the same kind and words, under whatever name.</summary>
    public bool IsLike(ValueDescription other) => Kind == other.Kind && Words.SequenceEqual(other.Words);

    // The name says what is a file, a folder and a list: FILE, DIR, LIST.
    private static ValueDescription Of(string name, string text, IEnumerable<Func<CompletionContext, IEnumerable<CompletionItem>>> sources)
    {
        // Not the symbol's own GetCompletions, which puts them in alphabetical order.
        WordDescription[] words = [.. sources
            .SelectMany(source => source(CompletionContext.Empty))
            .Select(item => new WordDescription(item.Label, item.Detail ?? ""))];
        var kind = name switch
        {
            "FILE" or "FILE..." => ValueKind.File,
            "DIR" => ValueKind.Folder,
            "LIST" => ValueKind.WordList,
            _ => words.Length > 0 ? ValueKind.Word : ValueKind.Free,
        };
        return new ValueDescription(name, text, kind, words);
    }
}
