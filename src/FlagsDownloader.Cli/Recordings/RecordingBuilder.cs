using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Recordings;

/// <summary>Turns the samples of addresses into distributions.</summary>
internal static class RecordingBuilder
{
    private const int MicrosecondDecimals = 3;

    /// <summary>The addresses of a recording.</summary>
    /// <param name="addresses">The addresses in the order of the list, each once, with their samples. Those without samples are left out.</param>
    /// <param name="names">Names them.</param>
    public static IReadOnlyList<RecordedAddress> Build(
        IEnumerable<(Uri Address, IReadOnlyList<ResponseSample> Samples)> addresses, AddressNames names)
    {
        var recorded = new List<RecordedAddress>();
        foreach (var (address, samples) in addresses)
        {
            if (samples.Count > 0)
            {
                var (origin, target) = names.Add(address);
                recorded.Add(new RecordedAddress(origin, target, CreateOutcomes(samples)));
            }
        }

        return recorded;
    }

    private static IReadOnlyList<RecordedOutcome> CreateOutcomes(IReadOnlyList<ResponseSample> samples) =>
    [
        .. samples
            .GroupBy(sample => (Kind: OutcomeKind.Of(sample), sample.HttpStatus, sample.MediaType))
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key.Kind, StringComparer.Ordinal)
            .ThenBy(group => group.Key.HttpStatus)
            .ThenBy(group => group.Key.MediaType, StringComparer.Ordinal)
            .Select(group => new RecordedOutcome(
                group.Key.Kind,
                group.Key.HttpStatus,
                group.Key.MediaType,
                group.Count(),
                Distribution.From(group.Where(HasContent).Select(sample => (double)sample.Size), decimals: 0),
                Distribution.From(group.Select(sample => sample.Delay).OfType<TimeSpan>().Select(time => time.TotalMilliseconds), MicrosecondDecimals),
                Distribution.From(group.Select(sample => sample.BodyTime).OfType<TimeSpan>().Select(time => time.TotalMilliseconds), MicrosecondDecimals),
                Distribution.From(group.Select(sample => sample.RetryAfter).OfType<TimeSpan>().Select(time => time.TotalSeconds), decimals: 0))),
    ];

    private static bool HasContent(ResponseSample sample) => sample.Error is null;
}
