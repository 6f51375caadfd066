using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>How many requests a comparison sends to which hosts at most, except for retries and redirects.</summary>
/// <param name="Hosts">The hosts with their ports, the one with the most requests first.</param>
/// <param name="Rounds">The most rounds.</param>
/// <param name="Contenders">The number of contenders.</param>
/// <param name="Items">The number of files that a run requests.</param>
/// <param name="WarmUp">The requests of the warm-up, to all hosts together.</param>
/// <param name="Reference">The requests that learn the contents, to all hosts together.</param>
public sealed record RequestForecast(
    IReadOnlyList<(string Name, long Requests)> Hosts, int Rounds, int Contenders, int Items, long WarmUp, long Reference)
{
    /// <summary>All requests.</summary>
    public long Requests => Hosts.Sum(host => host.Requests);

    /// <summary>Counts the requests.</summary>
    /// <param name="workload">What each run downloads.</param>
    /// <param name="contenders">The contenders.</param>
    /// <param name="budget">The number of rounds.</param>
    /// <remarks>
    /// A file whose digest the list does not have is asked for once before the rounds, and perhaps a second time, if a run gets another
    /// content.
    /// </remarks>
    public static RequestForecast Create(Workload workload, IReadOnlyList<Contender> contenders, RoundBudget budget)
    {
        ArgumentNullException.ThrowIfNull(workload);
        ArgumentNullException.ThrowIfNull(contenders);
        ArgumentNullException.ThrowIfNull(budget);
        var requests = new Dictionary<string, long>(StringComparer.Ordinal);
        var (rounds, warmUp, reference) = (budget.Asked ?? RoundBudget.MaxRounds, 0L, 0L);
        foreach (var item in workload.Items)
        {
            Add(item.Address, (long)rounds * contenders.Count);
        }

        foreach (var item in contenders.SelectMany(contender => workload.WarmUp(contender.Bound).Items))
        {
            warmUp += Add(item.Address, 1);
        }

        foreach (var file in workload.Files.Where(file => file.Item.Sha256 is null))
        {
            reference += Add(file.Item.Address, workload.MayChange ? 2 : 1);
        }

        var hosts = requests.OrderByDescending(host => host.Value).ThenBy(host => host.Key, StringComparer.Ordinal);
        return new RequestForecast([.. hosts.Select(host => (host.Key, host.Value))], rounds, contenders.Count, workload.Count, warmUp, reference);

        long Add(Uri address, long count)
        {
            requests[address.Authority] = requests.GetValueOrDefault(address.Authority) + count;
            return count;
        }
    }
}
