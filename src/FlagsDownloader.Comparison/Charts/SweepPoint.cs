namespace FlagsDownloader.Comparison.Charts;

/// <summary>A figure at a bound, with the ends of its interval.</summary>
internal sealed record SweepPoint(int Bound, double Value, double Low, double High);
