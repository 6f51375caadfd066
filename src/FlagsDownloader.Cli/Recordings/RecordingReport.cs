using System.Globalization;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Printing;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Recordings;

/// <summary>Reports what a recording has: outcomes, their shares, and how long they took.</summary>
internal static class RecordingReport
{
    private const int Redirect = 3;

    /// <param name="output">Receives the lines.</param>
    /// <param name="options">The options of the recording.</param>
    /// <param name="hosts">The number of hosts.</param>
    /// <param name="recorder">Has the samples.</param>
    /// <param name="elapsed">The time of all requests.</param>
    public static void Write(TextWriter output, RecordOptions options, int hosts, Recorder recorder, TimeSpan elapsed)
    {
        var all = recorder.All;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Plural.Format(options.Items.Count, "address", "addresses")} at {Plural.Format(hosts, "host")}, {Plural.Format(all.Count, "request")} in {elapsed.TotalSeconds:0.00} s"));
        output.WriteLine($"{"outcome",-24} {"requests",8} {"share",7} {"delay median",13} {"p90",9} {"body median",12} {"p90",9}");
        foreach (var group in all.GroupBy(Name).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            var (delays, bodies) = (Times(group, sample => sample.Delay), Times(group, sample => sample.BodyTime));
            output.WriteLine(PrintableText.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{group.Key,-24} {group.Count(),8} {100.0 * group.Count() / all.Count,6:0.0}% {Text(delays, 0.5),13} {Text(delays, 0.9),9} {Text(bodies, 0.5),12} {Text(bodies, 0.9),9}")));
        }
    }

    /// <summary>Writes a line for what the recording does not show.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="options">The options of the recording.</param>
    /// <param name="recorder">Has the samples.</param>
    public static void WriteWarnings(TextWriter output, RecordOptions options, Recorder recorder)
    {
        if (recorder.NotSent > 0)
        {
            output.WriteLine($"flags: {Plural.Format(recorder.NotSent, "request")} not sent, because the host asked for a wait of more than {options.Timeout.TotalSeconds:0.###} s: give a lower --rate");
        }

        var redirects = recorder.All.Where(sample => sample.HttpStatus / 100 == Redirect).Select(sample => sample.Address).Distinct().Count();
        if (redirects > 0)
        {
            output.WriteLine($"flags: {Plural.Format(redirects, "address is a redirect", "addresses are redirects")}, which a replay answers without the place they lead to: record the addresses that they lead to");
        }
    }

    private static string Name(ResponseSample sample) => OutcomeKind.Of(sample) is not OutcomeKind.Answer and var kind
        ? kind
        : $"{sample.HttpStatus} {sample.MediaType}".TrimEnd();

    private static IReadOnlyList<double> Times(IEnumerable<ResponseSample> samples, Func<ResponseSample, TimeSpan?> time) =>
        [.. samples.Select(time).OfType<TimeSpan>().Select(value => value.TotalSeconds).Order()];

    private static string Text(IReadOnlyList<double> seconds, double probability) => seconds.Count == 0
        ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{Distribution.Quantile(seconds, probability):0.0000} s");
}
