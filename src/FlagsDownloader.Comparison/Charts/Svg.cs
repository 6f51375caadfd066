using System.Globalization;

namespace FlagsDownloader.Comparison.Charts;

/// <summary>Numbers for attributes of SVG.</summary>
internal static class Svg
{
    public static string Coordinate(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
