namespace FlagsDownloader.Comparison.Statistics;

/// <summary>A figure with its 95 % confidence interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">The interval's lower end; null if there is only one round.</param>
/// <param name="High">The interval's upper end; null like <paramref name="Low"/>.</param>
public sealed record Estimate(double Value, double? Low, double? High);
