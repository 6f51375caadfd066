using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Html;

/// <summary>The names of the phases' colours in the style sheet.</summary>
internal static class PhaseStyle
{
    /// <summary>The colour of the phase that ends with a step.</summary>
    public static string Before(DownloadStep step) => step switch
    {
        DownloadStep.Started => "threadwait",
        DownloadStep.Saving => "saverwait",
        _ => DownloadSteps.PhaseBefore(step),
    };
}
