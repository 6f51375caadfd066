using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Html;

/// <summary>The names of the phases' colours in the style sheet.</summary>
internal static class PhaseStyle
{
    /// <summary>The colour of the phase that ends with a step.</summary>
    public static string Before(DownloadStep step) => step switch
    {
        // Both are a wait for a thread.
        DownloadStep.Started or DownloadStep.Opening => "threadwait",
        DownloadStep.Sent => "handshake",
        DownloadStep.Saving => "saverwait",
        _ => DownloadSteps.PhaseBefore(step),
    };
}
