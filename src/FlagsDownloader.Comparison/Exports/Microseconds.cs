namespace FlagsDownloader.Comparison.Exports;

/// <summary>
/// Times as whole microseconds. The formats count in fractions, but whether a slice ends before the next begins must not hang on
/// the last bit of a sum: whole numbers compare exactly, and both formats hold them exactly.
/// </summary>
internal static class Microseconds
{
    /// <summary>Thirty years; what is more does not come from a run.</summary>
    private const double MaxMicroseconds = 1e15;

    /// <summary>Rounds seconds to microseconds, which is what the documents tell; never below 0.</summary>
    public static long From(double seconds) =>
        double.IsNaN(seconds) ? 0 : (long)Math.Round(Math.Clamp(seconds * 1e6, 0, MaxMicroseconds), MidpointRounding.AwayFromZero);
}
