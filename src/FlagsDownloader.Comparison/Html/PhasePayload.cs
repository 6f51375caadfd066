using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Html;

/// <summary>A phase of a download, as the page's script shows it.</summary>
/// <param name="Style">The name of its colour.</param>
/// <param name="Name">Its name in words.</param>
internal sealed record PhasePayload(string Style, string Name)
{
    /// <summary>The phases of a bar: the wait for a slot lies before it.</summary>
    public static IReadOnlyList<PhasePayload> All { get; } =
        [.. DownloadSteps.All.Skip(1).Select(step => new PhasePayload(PhaseStyle.Before(step), PhaseText.Before(step)))];

    /// <summary>The place in <see cref="All"/> of the phase that ends with a step.</summary>
    public static int PlaceOf(DownloadStep step) => step - DownloadStep.Started;
}
