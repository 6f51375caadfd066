using System.Globalization;
using FlagsDownloader.Flags;
using FlagsDownloader.Items;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Flags of a site.</summary>
/// <param name="Site">The site, with the real address of the server.</param>
/// <param name="Codes">The countries, sorted.</param>
/// <param name="Repeat">How often each is requested; at least 1.</param>
public sealed record FlagWorkload(FlagSite Site, IReadOnlyList<CountryCode> Codes, int Repeat) : Workload
{
    /// <inheritdoc/>
    public override int Count => Codes.Count * Repeat;

    /// <inheritdoc/>
    public override IReadOnlyList<DownloadItem> Items => FlagItems.Create(Site, Codes, copies: Repeat);

    /// <inheritdoc/>
    /// <remarks>All copies of a flag are one file. Its content is whatever the server sends, also if it is no picture.</remarks>
    public override IReadOnlyList<RequestedFile> Files =>
    [
        .. Items.Chunk(Repeat).Select(copies => new RequestedFile(copies[0] with { Check = null }, [.. copies.Select(copy => copy.Label)])),
    ];

    /// <inheritdoc/>
    public override bool IsLoopback => Site.IsLoopback;

    /// <inheritdoc/>
    public override Workload WarmUp(int bound) => this with { Codes = [.. Codes.Take(bound)], Repeat = 1 };

    /// <inheritdoc/>
    public override IReadOnlyList<string> WriteArguments(RunFolder folder) =>
    [
        "--server", Site.BaseAddress.AbsoluteUri,
        "--repeat", Repeat.ToString(CultureInfo.InvariantCulture),
        .. Codes.Select(code => code.ToString()),
    ];
}
