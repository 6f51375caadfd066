using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Recordings;

/// <summary>The requests of a recording, by host. A host's addresses are asked in rounds, so that samples of one address lie apart.</summary>
/// <param name="Host">A name and a port: <c>example.com:8080</c>, the port only where it is not the scheme's.</param>
/// <param name="Items">The addresses at the host.</param>
/// <param name="Samples">The number of requests for each.</param>
internal sealed record RequestSchedule(string Host, IReadOnlyList<DownloadItem> Items, int Samples)
{
    /// <summary>The number of requests.</summary>
    public int Count => Items.Count * Samples;

    /// <summary>Whether the host is this machine.</summary>
    public bool IsLoopback => Items[0].Address.IsLoopback;

    /// <summary>The requests in their order.</summary>
    public IEnumerable<DownloadItem> Requests => Enumerable.Range(0, Samples).SelectMany(_ => Items);

    /// <summary>The schedules of all hosts, in the order in which the list names them.</summary>
    public static IReadOnlyList<RequestSchedule> Create(IReadOnlyList<DownloadItem> items, int samples) =>
        [.. items.GroupBy(item => item.Address.Authority, StringComparer.OrdinalIgnoreCase).Select(host => new RequestSchedule(host.Key, [.. host], samples))];
}
