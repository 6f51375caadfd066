namespace FlagsDownloader.Comparison.Statistics;

/// <summary>A figure with its 95 % confidence interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">The interval's lower end; null where one round alone leaves it unknown.</param>
/// <param name="High">The interval's upper end; null as <paramref name="Low"/>.</param>
public sealed record Estimate(double Value, double? Low, double? High);
