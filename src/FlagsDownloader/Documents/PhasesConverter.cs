using FlagsDownloader.Results;

namespace FlagsDownloader.Documents;

/// <summary>How long each phase took, by the phase's name: <c>waiting_for_thread</c>. The phase before the last step is left out.</summary>
public sealed class PhasesConverter()
    : NamedValuesConverter<StepsDocument<double?>, double?>(DownloadSteps.All.SkipLast(1).Select(DownloadSteps.PhaseBefore))
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> LaterNames { get; } =
        [DownloadSteps.PhaseBefore(DownloadStep.Opening), DownloadSteps.PhaseBefore(DownloadStep.Sent)];

    /// <inheritdoc/>
    protected override StepsDocument<double?> Create(double?[] values) => new([.. values, null]);
}
