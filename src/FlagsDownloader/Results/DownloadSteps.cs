namespace FlagsDownloader.Results;

/// <summary>The list of steps of a download, and the phases between them.</summary>
public static class DownloadSteps
{
    /// <summary>The number of steps.</summary>
    public const int Count = (int)DownloadStep.Finished + 1;

    /// <summary>The steps in their order.</summary>
    public static IReadOnlyList<DownloadStep> All { get; } = Enum.GetValues<DownloadStep>();

    /// <summary>
    /// The step that a phase begins with: the one before, but <see cref="DownloadStep.Opening"/> only where the download reached it.
    /// </summary>
    /// <param name="step">The step that ends the phase; not the first.</param>
    /// <param name="isOpeningReached">Whether a connection was opened for the request.</param>
    internal static DownloadStep Previous(DownloadStep step, bool isOpeningReached) =>
        step == DownloadStep.Connected && !isOpeningReached ? DownloadStep.Attempted : step - 1;

    /// <summary>The name of the phase that ends with a step, as in documents.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public static string PhaseBefore(DownloadStep step) => step switch
    {
        DownloadStep.Admitted => "queued",
        DownloadStep.Started => "waiting_for_thread",
        DownloadStep.Attempted => "retrying",
        DownloadStep.Opening => "waiting_for_pool",
        DownloadStep.Connected => "connecting",
        DownloadStep.Sent => "tls_handshake",
        DownloadStep.Answered => "waiting",
        DownloadStep.Received => "receiving",
        DownloadStep.Saving => "waiting_for_executor",
        DownloadStep.Saved => "saving",
        DownloadStep.Finished => "finishing",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "There is no such step."),
    };
}
