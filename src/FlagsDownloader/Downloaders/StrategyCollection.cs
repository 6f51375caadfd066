using System.Collections;

namespace FlagsDownloader.Downloaders;

/// <summary>The strategies of a program by name: those of the library, and the program's own after them.</summary>
public sealed class StrategyCollection : IReadOnlyCollection<DownloaderEntry>
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 40;

    // Where a command line takes a name, it takes this word for all of them.
    private const string Everything = "all";

    private readonly List<DownloaderEntry> _entries = [.. DownloaderCatalog.All];

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <summary>The strategy with a name, in upper or lower case; null where there is none.</summary>
    public DownloaderEntry? Find(string name) =>
        _entries.Find(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a strategy.</summary>
    /// <param name="name">
    /// Its name: at most <see cref="MaxNameLength"/> letters of ASCII, digits, <c>-</c> and <c>_</c>, the first a letter. No other strategy
    /// has it, in upper or lower case, nor is it <c>all</c>.
    /// </param>
    /// <param name="create">Creates the strategy, for each pass over the items anew.</param>
    /// <param name="summary">What it does, in a few words, for completions and the manual. Default: that it is the program's own.</param>
    /// <param name="awaits">
    /// Whether it awaits <see cref="DownloadRun.DownloadOneAsync"/>, so that no thread is held while it waits. False for one that calls <see
    /// cref="DownloadRun.DownloadOne"/>. Default: true.
    /// </param>
    /// <param name="defaultBound">Concurrent requests where none are asked for; at least 1. Default: 30.</param>
    /// <param name="maxBound">The most concurrent requests, from the default on. Default: 20,000.</param>
    /// <exception cref="ArgumentException">The name cannot be used.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A bound is outside of its range.</exception>
    public void Add(
        string name,
        Func<IDownloader> create,
        string summary = "this program's own",
        bool awaits = true,
        int defaultBound = DownloaderCatalog.DefaultBound,
        int maxBound = DownloaderCatalog.MaxTasks)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentOutOfRangeException.ThrowIfLessThan(defaultBound, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBound, defaultBound);
        Check(name);
        _entries.Add(new DownloaderEntry(name, summary, defaultBound, maxBound, awaits, create));
    }

    /// <inheritdoc/>
    public IEnumerator<DownloaderEntry> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Check(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > MaxNameLength)
        {
            throw new ArgumentException($"The name of a strategy has at most {MaxNameLength} characters, and '{name[..MaxNameLength]}…' has {name.Length}.", nameof(name));
        }

        if (!char.IsAsciiLetter(name[0]) || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            throw new ArgumentException($"'{name}' is not a name for a strategy: write letters, digits, - and _, the first a letter.", nameof(name));
        }

        if (name.Equals(Everything, StringComparison.OrdinalIgnoreCase) || Find(name) is not null)
        {
            throw new ArgumentException($"'{name}' is taken: give the strategy another name.", nameof(name));
        }
    }
}
