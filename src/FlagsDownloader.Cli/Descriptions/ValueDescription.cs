using System.CommandLine;
using System.CommandLine.Completions;

namespace FlagsDownloader.Cli.Descriptions;

/// <summary>The value of an option, or the argument of a command.</summary>
/// <param name="Name">Its name in the help, such as <c>SECONDS</c>.</param>
/// <param name="Text">The description of a command's argument; empty for the value of an option.</param>
/// <param name="Kind">The kind of the value.</param>
/// <param name="Words">The possible words, in their own order; empty for the other kinds.</param>
internal sealed record ValueDescription(string Name, string Text, ValueKind Kind, IReadOnlyList<WordDescription> Words)
{
    /// <summary>Describes a command's argument.</summary>
    public static ValueDescription From(Argument argument) =>
        From(argument.HelpName ?? argument.Name, argument.Description ?? "", argument.CompletionSources);

    /// <summary>Describes the value of an option.</summary>
    public static ValueDescription From(Option option) => From(option.HelpName ?? "VALUE", "", option.CompletionSources);

    /// <summary>Whether both have the same kind and words. Their names may differ.</summary>
    public bool IsLike(ValueDescription other) => Kind == other.Kind && Words.SequenceEqual(other.Words);

    // The names FILE, DIR and LIST stand for a file, a folder and a list.
    private static ValueDescription From(string name, string text, IEnumerable<Func<CompletionContext, IEnumerable<CompletionItem>>> sources)
    {
        // GetCompletions of the symbol would sort them.
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
