using FlagsDownloader.Flags;
using FlagsDownloader.Items;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>What a run has to download.</summary>
/// <param name="Site">Where from; the server's real address.</param>
/// <param name="Codes">The countries, sorted.</param>
/// <param name="Repeat">How often each is asked for; at least 1.</param>
public sealed record Workload(FlagSite Site, IReadOnlyList<CountryCode> Codes, int Repeat)
{
    /// <summary>How many files there are to ask for.</summary>
    public int Count => Codes.Count * Repeat;

    /// <summary>The files, in the order in which every contender asks for them.</summary>
    public IReadOnlyList<DownloadItem> Items => FlagItems.Create(Site, Codes, copies: Repeat);

    /// <summary>The part that warms a contender up: as much as it can have under way at once, and each flag once.</summary>
    public Workload WarmUp(int bound) => this with { Codes = [.. Codes.Take(bound)], Repeat = 1 };
}
