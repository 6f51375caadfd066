using FlagsDownloader.Http;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Recordings;

/// <summary>Asks addresses several times each, and keeps what the servers did.</summary>
/// <param name="client">Sends the requests, once each.</param>
/// <param name="bound">The most requests at once.</param>
/// <param name="maxPerHost">The most of them to one host.</param>
internal sealed class Recorder(FlagClient client, int bound, int maxPerHost)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Uri, List<ResponseSample>> _samples = [];

    /// <summary>The requests that were not sent, because their host asked for a longer wait than a request has time.</summary>
    public int NotSent { get; private set; }

    /// <summary>All samples, address by address.</summary>
    public IReadOnlyList<ResponseSample> All => [.. _samples.Values.SelectMany(samples => samples)];

    /// <summary>The samples of an address, in the order of their ends.</summary>
    public IReadOnlyList<ResponseSample> SamplesOf(Uri address) => _samples.GetValueOrDefault(address) ?? [];

    /// <summary>Sends all requests.</summary>
    /// <param name="schedules">The requests of each host.</param>
    /// <param name="finished">Called after each, on any thread.</param>
    /// <param name="cancellationToken">Ends all.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task RecordAsync(IReadOnlyList<RequestSchedule> schedules, Action finished, CancellationToken cancellationToken)
    {
        // The waits are here and not in the client, where they would count as time of the request.
        using var all = new SemaphoreSlim(bound);
        var options = new ParallelOptions { MaxDegreeOfParallelism = maxPerHost, CancellationToken = cancellationToken };
        await Task.WhenAll(schedules.Select(schedule => Parallel.ForEachAsync(schedule.Requests, options, async (item, token) =>
        {
            await all.WaitAsync(token);
            try
            {
                Add(await client.SampleAsync(item.Address, item.Headers, token));
            }
            finally
            {
                all.Release();
            }

            finished();
        })));
    }

    private void Add(ResponseSample sample)
    {
        lock (_lock)
        {
            if (!sample.WasTried)
            {
                NotSent++;
                return;
            }

            if (!_samples.TryGetValue(sample.Address, out var samples))
            {
                _samples[sample.Address] = samples = [];
            }

            samples.Add(sample);
        }
    }
}
