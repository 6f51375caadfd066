namespace FlagsDownloader.Comparison.Html;

/// <summary>Strings by their place, each once: seven strategies request the same addresses.</summary>
internal sealed class StringTable
{
    private readonly Dictionary<string, int> _places = [];
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    /// <summary>The place of a string; -1 for null.</summary>
    public int PlaceOf(string? text)
    {
        if (text is null)
        {
            return -1;
        }

        if (!_places.TryGetValue(text, out int place))
        {
            place = _all.Count;
            _places.Add(text, place);
            _all.Add(text);
        }

        return place;
    }
}
