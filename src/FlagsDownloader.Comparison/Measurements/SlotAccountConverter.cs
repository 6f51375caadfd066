using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Measurements;

/// <summary>The entries of an account by their names.</summary>
internal sealed class SlotAccountConverter() : NamedValuesConverter<SlotAccount, double>(AccountEntry.All.Select(entry => entry.Name))
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> LaterNames { get; } =
        [AccountEntry.Before(DownloadStep.Opening).Name, AccountEntry.Before(DownloadStep.Sent).Name];

    /// <inheritdoc/>
    protected override SlotAccount Create(double[] values) => new(values);
}
