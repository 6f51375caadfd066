using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Measurements;

/// <summary>What the phases of a download are called, in tables, pictures and other programs' formats alike.</summary>
internal static class PhaseText
{
    /// <summary>The phase that ends with a step.</summary>
    public static string Before(DownloadStep step) => step switch
    {
        DownloadStep.Started => "waiting for a thread",
        DownloadStep.Answered => "waiting for the server",
        DownloadStep.Saving => "waiting to save",
        _ => DownloadSteps.PhaseBefore(step),
    };
}
