using System.Globalization;

namespace FlagsDownloader.Comparison.Statistics;

/// <summary>How a medium writes figures: digits, units, intervals, and what stands for a figure that is not known.</summary>
public sealed class FigureStyle
{
    private FigureStyle(string unknown) => Unknown = unknown;

    /// <summary>Tables on a terminal: short, in ASCII, intervals in columns of their own.</summary>
    public static FigureStyle Terminal { get; } = CreateTerminal();

    /// <summary>Markdown: units and intervals in the cell.</summary>
    public static FigureStyle Markdown { get; } = CreateMarkdown();

    /// <summary>The page: units in the heading, and as many decimals in every row of a column.</summary>
    public static FigureStyle Page { get; } = CreatePage();

    /// <summary>Sentences: three digits that count, and a unit.</summary>
    public static FigureStyle Sentence { get; } = CreateSentence();

    /// <summary>What stands for a figure that is not known.</summary>
    public string Unknown { get; }

    /// <summary>Seconds.</summary>
    public required FigureFormat Seconds { get; init; }

    /// <summary>How many times as large or as fast.</summary>
    public required FigureFormat Factor { get; init; }

    /// <summary>A share of one as per cent.</summary>
    public required FigureFormat Share { get; init; }

    /// <summary>Bytes in decimal units.</summary>
    public required FigureFormat Size { get; init; }

    /// <summary>A count, or a median of counts.</summary>
    public required FigureFormat Count { get; init; }

    private string RangeTo { get; init; } = " to ";

    // A terminal has no room for all digits of so many bytes.
    private bool TotalsAreSizes { get; init; }

    /// <summary>A count over the rounds: one number, or the smallest and the largest where they differ.</summary>
    /// <param name="range">The count; null where it is not known.</param>
    public string Range(CountRange? range) => range switch
    {
        null => Unknown,
        _ when range.Min == range.Max => Count.Write(range.Max),
        _ => $"{Count.Write(range.Min)}{RangeTo}{Count.Write(range.Max)}",
    };

    /// <summary>Bytes over the rounds: as a count, or on a terminal the largest size.</summary>
    /// <param name="range">The bytes; null where they are not known.</param>
    public string Total(CountRange? range) => TotalsAreSizes ? Size.Write(range?.Max) : Range(range);

    /// <summary>A count with its noun: <c>1 file</c>, <c>2 files</c>.</summary>
    /// <param name="count">The count.</param>
    /// <param name="noun">The noun of one.</param>
    public string Counted(long count, string noun) => $"{Count.Write(count)} {noun}{(count == 1 ? "" : "s")}";

    private static FigureStyle CreateTerminal()
    {
        var medium = FigureMedium.Terminal;
        return new FigureStyle(medium.Unknown)
        {
            Seconds = new(medium, seconds => Write(seconds, Math.Abs(seconds) < 10 ? "0.000" : "0.00")),
            Factor = new(medium, factor => Write(factor, factor < 10 ? "0.00" : factor < 100 ? "0.0" : "0"), "x"),
            Share = new(medium, share => Write(share * 100, "0"), " %"),
            Size = new(medium, bytes => InUnits(bytes, 1000, number => Write(number, number < 10 ? "0.0" : "0"))),
            Count = new(medium, count => Write(count, "0")),
            RangeTo = "-",
            TotalsAreSizes = true,
        };
    }

    private static FigureStyle CreateMarkdown()
    {
        var medium = FigureMedium.Markdown;
        return new FigureStyle(medium.Unknown)
        {
            Seconds = new(medium, seconds => Finite(seconds, "F3"), " s"),
            Factor = new(medium, factor => Finite(factor, factor < 9.995 ? "F2" : factor < 99.95 ? "F1" : "F0"), "×"),
            Share = new(medium, share => Finite(share * 100, "F1"), " %"),
            Size = new(medium, bytes => Finite(bytes / 1e6, "F1"), " MB"),
            Count = new(medium, count => Finite(count, "F0")),
            RangeTo = "–",
        };

        string Finite(double value, string format) => double.IsFinite(value) ? Write(value, format) : medium.Unknown;
    }

    private static FigureStyle CreatePage()
    {
        var medium = FigureMedium.Page;
        return new FigureStyle(medium.Unknown)
        {
            Seconds = new(medium, seconds => Write(seconds, "0.000")),
            // From 100 on a third figure would be noise.
            Factor = new(medium, factor => Write(factor, factor < 100 ? "0.00" : "#,0.0")),
            Share = new(medium, share => Write(share * 100, "0.0")),
            Size = new(medium, bytes => Write(bytes / 1e6, "#,0.0")),
            Count = new(medium, count => Write(count, "#,0")),
            RangeTo = " to ",
        };
    }

    private static FigureStyle CreateSentence()
    {
        var medium = FigureMedium.Sentence;
        return new FigureStyle(medium.Unknown)
        {
            Seconds = new(medium, seconds => ThreeDigits(seconds, 3), " s"),
            Factor = new(medium, factor => ThreeDigits(factor, 2), "x"),
            Share = new(medium, share => Write(share < 0.0995 ? share * 100 : Math.Round(share * 100), "0.#"), " %"),
            Size = new(medium, bytes => InUnits(bytes, 999.5, number => ThreeDigits(number, 1))),
            // A median between two counts is no count.
            Count = new(medium, count => Write(Math.Round(count, MidpointRounding.AwayFromZero), "0")),
            RangeTo = " to ",
        };
    }

    /// <param name="bytes">How many.</param>
    /// <param name="next">From how many of a unit on the next one is used.</param>
    /// <param name="write">Writes how many there are of a larger unit.</param>
    private static string InUnits(double bytes, double next, Func<double, string> write) => bytes switch
    {
        _ when bytes < next => $"{Write(bytes, "0")} B",
        _ when bytes < next * 1e3 => $"{write(bytes / 1e3)} kB",
        _ when bytes < next * 1e6 => $"{write(bytes / 1e6)} MB",
        _ => $"{write(bytes / 1e9)} GB",
    };

    // At most so many decimals, and fewer the larger the number is.
    private static string ThreeDigits(double number, int decimals) => Write(number, Math.Abs(number) switch
    {
        < 0.0995 => "0.000",
        < 9.995 => decimals switch { 3 => "0.000", 2 => "0.00", _ => "0.0" },
        < 99.95 => decimals == 3 ? "0.00" : "0.0",
        _ => "0",
    });

    private static string Write(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
