using FlagsDownloader.Printing;
using FlagsDownloader.Results;

namespace FlagsDownloader.Documents;

/// <summary>A value for each step, by the step's name: <c>admitted</c>.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
public sealed class StepsConverter<T>() : NamedValuesConverter<StepsDocument<T>, T>(DownloadSteps.All.Select(DocumentFormat.SnakeCase))
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> LaterNames { get; } =
        [DocumentFormat.SnakeCase(DownloadStep.Opening), DocumentFormat.SnakeCase(DownloadStep.Connected)];

    /// <inheritdoc/>
    protected override StepsDocument<T> Create(T[] values) => new(values);
}
