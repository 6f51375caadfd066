namespace FlagsDownloader.Comparison.Exports;

/// <summary>
/// Times as whole microseconds. The formats use fractions, but the order of slices must not depend on the last bit of a sum. Whole
/// numbers compare exactly, and both formats hold them exactly.
/// </summary>
internal static class Microseconds
{
    /// <summary>Thirty years. No run is longer.</summary>
    private const double MaxMicroseconds = 1e15;

    /// <summary>Rounds seconds to microseconds, the resolution of the documents; never below 0.</summary>
    public static long From(double seconds) =>
        double.IsNaN(seconds) ? 0 : (long)Math.Round(Math.Clamp(seconds * 1e6, 0, MaxMicroseconds), MidpointRounding.AwayFromZero);
}
