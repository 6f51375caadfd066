using System.CommandLine.Completions;

namespace FlagsDownloader.Cli.Descriptions;

/// <summary>What an option or a command takes.</summary>
/// <param name="Name">What the help calls it, such as <c>SECONDS</c>.</param>
/// <param name="Kind">What can stand there.</param>
/// <param name="Words">The words, in their own order; empty for kinds that are not about words.</param>
internal sealed record ValueDescription(string Name, ValueKind Kind, IReadOnlyList<WordDescription> Words)
{
    /// <summary>Reads it off a symbol of the command tree.</summary>
    /// <param name="name">The name in the help, which says what is a file, a folder and a list: FILE, DIR, LIST.</param>
    /// <param name="sources">Where its words come from.</param>
    public static ValueDescription Of(string name, IEnumerable<Func<CompletionContext, IEnumerable<CompletionItem>>> sources)
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
        return new ValueDescription(name, kind, words);
    }

    /// <summary>Whether both can be the same, whatever they are called.</summary>
    public bool IsLike(ValueDescription other) => Kind == other.Kind && Words.SequenceEqual(other.Words);
}
