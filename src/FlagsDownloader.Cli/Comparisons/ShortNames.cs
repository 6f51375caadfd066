using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Comparison.Tables;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Names of contenders that leave room for the figures of the tables. A long name is cut, and is in full once below.</summary>
internal sealed class ShortNames
{
    private const char Ellipsis = '…';

    // Shorter names say too little: a table that needs that is continued below instead.
    private const int MinColumns = 12;

    private readonly Dictionary<string, string> _shortened = new(StringComparer.Ordinal);

    private ShortNames(IReadOnlyList<string> names, int columns)
    {
        foreach (var name in names.Distinct(StringComparer.Ordinal).Where(name => DisplayWidth.Compute(name) > columns))
        {
            // Names that begin alike are told apart by a number.
            var number = 1;
            var end = $"{Ellipsis}";
            while (!IsFree(DisplayWidth.Cut(name, columns - end.Length) + end))
            {
                end = $"{Ellipsis}{++number}";
            }

            _shortened[name] = DisplayWidth.Cut(name, columns - end.Length) + end;
        }

        bool IsFree(string shortened) => !_shortened.ContainsValue(shortened) && !names.Contains(shortened, StringComparer.Ordinal);
    }

    /// <summary>Finds the longest names with which as many tables as possible fit.</summary>
    /// <param name="names">All names.</param>
    /// <param name="tables">The tables with the names in full.</param>
    /// <param name="width">The columns of the terminal.</param>
    public static ShortNames Fit(IReadOnlyList<string> names, IEnumerable<FigureTable> tables, int width)
    {
        var room = tables.Select(table => width - TableText.WidthBesideNames(table)).Where(columns => columns >= MinColumns);
        return new ShortNames(names, room.Append(Math.Max(MinColumns, width / 2)).Min());
    }

    /// <summary>Cuts names to a number of columns.</summary>
    /// <param name="names">All names.</param>
    /// <param name="columns">The most columns of a name.</param>
    public static ShortNames Cut(IReadOnlyList<string> names, int columns) => new(names, columns);

    /// <summary>The name as it is in the tables.</summary>
    /// <param name="name">One of the names.</param>
    public string Shorten(string name) => _shortened.GetValueOrDefault(name, name);

    /// <summary>Writes each name that was cut in full, with an empty line before; nothing if none was.</summary>
    /// <param name="output">Receives the lines.</param>
    public void WriteLegend(StyledText output)
    {
        if (_shortened.Count > 0)
        {
            output.WriteLine();
        }

        foreach (var (name, shortened) in _shortened)
        {
            output.WriteWrapped($"{shortened} is {name}");
        }
    }
}
