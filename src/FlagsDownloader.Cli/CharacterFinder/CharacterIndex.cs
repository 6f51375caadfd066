using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>
/// An inverted index of the names: for each word, the characters whose names have it, in order. A query is the intersection of its words'
/// lists. It can be used from any thread.
/// </summary>
internal sealed class CharacterIndex
{
    private static readonly Lazy<CharacterIndex> Only = new(() => new CharacterIndex(CharacterNames.Read()));

    private readonly CharacterNames _names;
    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);

    /// <summary>Builds the index.</summary>
    public CharacterIndex(CharacterNames names)
    {
        _names = names;
        for (var place = 0; place < names.Characters.Count; place++)
        {
            foreach (var word in SearchWords.In(names.Characters[place].Name))
            {
                ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, word, out _);
                (places ??= []).Add(place);
            }
        }
    }

    /// <summary>The program's index, which is built when it is first used.</summary>
    public static CharacterIndex Shared => Only.Value;

    /// <summary>The version of the standard.</summary>
    public string Version => _names.Version;

    /// <summary>The number of characters that can be found.</summary>
    public int Count => _names.Characters.Count + _names.Rules.Sum(rule => rule.Count);

    /// <summary>Finds the characters whose names have all of a query's words. A query without words finds nothing.</summary>
    public FoundCharacters Find(string query)
    {
        var words = SearchWords.In(query);
        if (words.Count == 0)
        {
            return new FoundCharacters(0, []);
        }

        var places = Intersect(words);
        var ranges = _names.Rules.Select(rule => (Rule: rule, Range: rule.Find(words))).Where(found => found.Range.Count > 0).ToList();
        return new FoundCharacters(
            places.Count + ranges.Sum(found => found.Range.Count), [.. InOrder(places, ranges).Take(FoundCharacters.MaxShown)]);
    }

    private List<int> Intersect(IReadOnlyCollection<string> words)
    {
        var lists = new List<List<int>>();
        foreach (var word in words)
        {
            if (!_places.TryGetValue(word, out var places))
            {
                return [];
            }

            lists.Add(places);
        }

        // The shortest list first, because each step costs as much as the list that it begins with.
        lists.Sort((left, right) => left.Count.CompareTo(right.Count));
        var found = lists[0];
        foreach (var list in lists.Skip(1))
        {
            found = found.FindAll(place => list.BinarySearch(place) >= 0);
        }

        return found;
    }

    private IEnumerable<UnicodeCharacter> InOrder(List<int> places, List<(NameRule Rule, (int First, int Count) Range)> ranges)
    {
        var next = 0;
        foreach (var (rule, (first, count)) in ranges)
        {
            for (; next < places.Count && _names.Characters[places[next]].Code < first; next++)
            {
                yield return _names.Characters[places[next]];
            }

            for (var code = first; code < first + count; code++)
            {
                yield return rule.At(code);
            }
        }

        for (; next < places.Count; next++)
        {
            yield return _names.Characters[places[next]];
        }
    }
}
