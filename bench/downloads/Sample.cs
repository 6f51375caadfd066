namespace FlagsDownloader.Bench.Downloads;

/// <summary>Repeated measurements of one value.</summary>
internal readonly record struct Sample(double Median, double Least, double Most)
{
    public static Sample Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Sample(median, sorted[0], sorted[^1]);
    }
}
