using System.CommandLine.Completions;
using FlagsDownloader.Downloaders;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The strategies of this program, for its options: found by name, listed in a sentence, offered as words.</summary>
/// <param name="strategies">The strategies, in the order in which they are shown.</param>
internal sealed class StrategyNames(StrategyCollection strategies)
{
    /// <summary>The strategies of the library.</summary>
    public static StrategyNames Shipped => new(new StrategyCollection());

    /// <summary>All strategies.</summary>
    public IReadOnlyCollection<DownloaderEntry> Entries => strategies;

    /// <summary>The names of all strategies, for a sentence.</summary>
    public string All => string.Join(", ", strategies.Select(entry => entry.Name));

    /// <summary>The words that one strategy is chosen by.</summary>
    public IEnumerable<CompletionItem> Words => strategies.Select(entry => KnownWords.Word(entry.Name, entry.Summary));

    /// <summary>The words that several are chosen by.</summary>
    public IEnumerable<CompletionItem> WordsOrAll => Words.Append(KnownWords.Word("all", "all of them"));

    /// <exception cref="UserErrorException">There is no strategy of that name.</exception>
    public DownloaderEntry Find(string name) =>
        strategies.Find(name) ?? throw new UserErrorException($"'{name}' is not a strategy: write one of {All}");
}
