namespace FlagsDownloader.Comparison.Statistics;

/// <summary>How a medium writes one kind of figure.</summary>
public sealed class FigureFormat
{
    private readonly FigureMedium _medium;
    private readonly Func<double, string> _digits;
    private readonly string _unit;

    internal FigureFormat(FigureMedium medium, Func<double, string> digits, string unit = "") =>
        (_medium, _digits, _unit) = (medium, digits, unit);

    /// <summary>The figure with its unit.</summary>
    /// <param name="value">The figure.</param>
    public string Write(double value) => $"{_digits(value)}{_unit}";

    /// <summary>The figure without its unit, which the heading has.</summary>
    /// <param name="value">The figure.</param>
    public string WriteBare(double value) => _digits(value);

    /// <summary>The figure with its unit, or what stands for one that is not known.</summary>
    /// <param name="value">The figure; null where it is not known.</param>
    public string Write(double? value) => value is { } known ? Write(known) : _medium.Unknown;

    /// <summary>The estimate, with its interval where the medium has no column for that: <c>1.234 s [1.200, 1.300]</c>.</summary>
    /// <param name="estimate">The estimate; null where it is not known.</param>
    public string Write(Estimate? estimate) => _medium.HasIntervalColumns || estimate is not { Low: { } low, High: { } high }
        ? Write(estimate?.Value)
        : $"{Write(estimate.Value)} [{_digits(low)}, {_digits(high)}]";

    /// <summary>The interval of an estimate for a column of its own: <c>0.121-0.140</c>.</summary>
    /// <param name="estimate">The estimate; null where it is not known.</param>
    public string Interval(Estimate? estimate) => estimate is { Low: { } low, High: { } high } && (low < high || _medium.ShowsPoints)
        ? $"{_digits(low)}{_medium.To}{_digits(high)}{_unit}"
        : _medium.NoInterval;

    /// <summary>The interval of an estimate in a sentence: <c> (95 % interval 15.2x to 16.0x)</c>; nothing where there is none.</summary>
    /// <param name="estimate">The estimate.</param>
    public string Explain(Estimate estimate) =>
        estimate is { Low: { } low, High: { } high } ? $" (95 % interval {Write(low)} to {Write(high)})" : "";
}
