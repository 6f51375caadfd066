using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Tables;

/// <summary>The columns that identify a contender: its name, its bound, and its version of HTTP where one uses HTTP/2.</summary>
/// <param name="contenders">The contenders of the comparison.</param>
/// <param name="style">The medium.</param>
internal sealed class ContenderColumns(IReadOnlyList<Contender> contenders, FigureStyle style)
{
    private readonly bool _showsVersion = new ContenderNames(contenders).HasHttp2;

    public IReadOnlyList<FigureColumn> Columns => _showsVersion
        ? [new("", IsText: true), new("m"), new("HTTP")]
        : [new("", IsText: true), new("m")];

    public IReadOnlyList<string> CellsOf(int place)
    {
        var contender = contenders[place];
        var bound = style.Count.Write(contender.Bound);
        return _showsVersion ? [contender.Name, bound, contender.UsedHttpVersion ?? style.Unknown] : [contender.Name, bound];
    }
}
