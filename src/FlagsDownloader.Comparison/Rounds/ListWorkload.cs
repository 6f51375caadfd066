using FlagsDownloader.Items;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>A list of addresses of anyone.</summary>
public sealed record ListWorkload : Workload
{
    /// <param name="items">The items, at least one, as <see cref="Addresses.AddressItems"/> creates them.</param>
    public ListWorkload(IReadOnlyList<DownloadItem> items)
    {
        Items = items;
        Files =
        [
            .. items.GroupBy(KeyOf, StringComparer.Ordinal).Select(same => new RequestedFile(same.First(), [.. same.Select(item => item.Label)])),
        ];
        IsLoopback = items.All(item => item.Address.IsLoopback);
        HasHeaders = items.Any(item => item.Headers.Count > 0);
    }

    /// <inheritdoc/>
    public override int Count => Items.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<DownloadItem> Items { get; }

    /// <inheritdoc/>
    /// <remarks>Items with one address, the same headers and the same expected content are one file.</remarks>
    public override IReadOnlyList<RequestedFile> Files { get; }

    /// <inheritdoc/>
    public override bool IsLoopback { get; }

    /// <inheritdoc/>
    public override bool HasHeaders { get; }

    /// <inheritdoc/>
    public override bool MayChange => true;

    /// <inheritdoc/>
    public override Workload WarmUp(int bound) => bound >= Count ? this : new ListWorkload([.. Items.Take(bound)]);

    /// <inheritdoc/>
    public override IReadOnlyList<string> WriteArguments(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        RunFolder.Write(folder.List, Items.Select(ListLine.Write));
        return ["--input", folder.List];
    }

    private static string KeyOf(DownloadItem item) => string.Join(
        '\n', [item.Address.AbsoluteUri, item.Sha256 ?? "", .. item.Headers.Select(header => $"{header.Name}:{header.Value}")]);
}
