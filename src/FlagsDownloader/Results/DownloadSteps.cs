namespace FlagsDownloader.Results;

/// <summary>The steps of a download as a list, and what lies between them.</summary>
public static class DownloadSteps
{
    /// <summary>How many steps there are.</summary>
    public const int Count = (int)DownloadStep.Finished + 1;

    /// <summary>The steps in their order.</summary>
    public static IReadOnlyList<DownloadStep> All { get; } = Enum.GetValues<DownloadStep>();

    /// <summary>The name of the phase that ends with a step, as documents have it.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public static string PhaseBefore(DownloadStep step) => step switch
    {
        DownloadStep.Admitted => "queued",
        DownloadStep.Started => "waiting_for_thread",
        DownloadStep.Attempted => "retrying",
        DownloadStep.Sent => "connecting",
        DownloadStep.Answered => "waiting",
        DownloadStep.Received => "receiving",
        DownloadStep.Saving => "waiting_for_executor",
        DownloadStep.Saved => "saving",
        DownloadStep.Finished => "finishing",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "There is no such step."),
    };
}
