using FlagsDownloader.Flags;
using FlagsDownloader.Items;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>The files that a run downloads.</summary>
/// <param name="Site">The site, with the real address of the server.</param>
/// <param name="Codes">The countries, sorted.</param>
/// <param name="Repeat">How often each is requested; at least 1.</param>
public sealed record Workload(FlagSite Site, IReadOnlyList<CountryCode> Codes, int Repeat)
{
    /// <summary>The number of requested files.</summary>
    public int Count => Codes.Count * Repeat;

    /// <summary>The files, in the order in which every contender requests them.</summary>
    public IReadOnlyList<DownloadItem> Items => FlagItems.Create(Site, Codes, copies: Repeat);

    /// <summary>The workload that warms a contender up: as many flags as its bound, each once.</summary>
    public Workload WarmUp(int bound) => this with { Codes = [.. Codes.Take(bound)], Repeat = 1 };
}
