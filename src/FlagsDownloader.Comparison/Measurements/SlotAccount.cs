using System.Text.Json.Serialization;
using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Measurements;

/// <summary>
/// Where the time of a run went, in seconds of its average slot: the sum of each entry over all requests, divided by the bound.
/// <see cref="AccountEntry.OfRequests"/> and <see cref="AccountEntry.Empty"/> add up to the download time.
/// </summary>
[JsonConverter(typeof(SlotAccountConverter))]
public sealed class SlotAccount : NamedValues<double>
{
    /// <param name="values">A value for each of <see cref="AccountEntry.All"/>, in seconds.</param>
    /// <exception cref="ArgumentException">There are more entries, or fewer.</exception>
    public SlotAccount(params IEnumerable<double> values)
        : base(values)
    {
        if (Values.Count != AccountEntry.All.Count)
        {
            throw new ArgumentException($"There are {AccountEntry.All.Count} entries, not {Values.Count}.", nameof(values));
        }
    }

    /// <summary>The seconds of an entry.</summary>
    /// <param name="entry">The entry.</param>
    public double this[AccountEntry entry] => Values[entry.Place];

    /// <summary>The seconds of the phase before a step.</summary>
    /// <param name="step">The step, other than <see cref="DownloadStep.Finished"/>.</param>
    public double this[DownloadStep step] => this[AccountEntry.Before(step)];
}
