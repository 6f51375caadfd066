namespace FlagsDownloader.Cli.Labs;

/// <summary>A table of latencies. The other rows are multiples of the first row.</summary>
/// <param name="context">Receives its lines and figures.</param>
/// <param name="measure">A short name of the first row.</param>
internal sealed class LatencyTable(LessonContext context, string measure)
{
    private const double Minute = 60;
    private const double Hour = 60 * Minute;
    private const double Day = 24 * Hour;
    private const double Year = 365 * Day;

    private double? _first;

    /// <summary>Adds a row that was measured in this run, and records it as a figure.</summary>
    /// <param name="figure">The figure's name, without its unit.</param>
    /// <param name="what">The operation, in at most 38 characters.</param>
    /// <param name="nanoseconds">The time.</param>
    public void AddMeasured(string figure, string what, double nanoseconds)
    {
        context.Figure($"{figure}_ns", nanoseconds);
        Add(what, nanoseconds);
    }

    /// <summary>Adds a row that was not measured here.</summary>
    /// <inheritdoc cref="AddMeasured"/>
    public void Add(string what, double nanoseconds)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        if (_first is null)
        {
            context.WriteLine($"{"",-38}{"takes",10}{$"times {measure}",16}{$"if {measure} took 1 s",16}");
        }

        _first ??= nanoseconds;
        var multiple = nanoseconds / _first.Value;
        context.WriteLine($"{what,-38}{Describe(nanoseconds),10}{Round(multiple),16}{OnAHumanScale(multiple),16}");
    }

    /// <summary>A time in a suitable unit, such as <c>1.3 ns</c> or <c>25 µs</c>.</summary>
    public static string Describe(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => $"{Round(nanoseconds)} ns",
        < 1e6 => $"{Round(nanoseconds / 1e3)} µs",
        _ => $"{Round(nanoseconds / 1e6)} ms",
    };

    private static string OnAHumanScale(double seconds) => seconds switch
    {
        < Minute => $"{Round(seconds)} s",
        < Hour => $"{Round(seconds / Minute)} minutes",
        < Day => $"{Round(seconds / Hour)} hours",
        < Year => $"{Round(seconds / Day)} days",
        _ => $"{Round(seconds / Year)} years",
    };

    private static string Round(double value) => value < 9.95 ? $"{value:0.0}" : $"{value:N0}";
}
