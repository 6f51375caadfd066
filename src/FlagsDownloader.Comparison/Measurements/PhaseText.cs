using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Measurements;

/// <summary>The names of the phases of a download, in tables, waterfalls and other programs' formats.</summary>
internal static class PhaseText
{
    /// <summary>The phase that ends with a step.</summary>
    public static string Before(DownloadStep step) => step switch
    {
        DownloadStep.Started => "waiting for a thread",
        DownloadStep.Opening => "waiting for the pool",
        DownloadStep.Sent => "TLS handshake",
        DownloadStep.Answered => "waiting for the server",
        DownloadStep.Saving => "waiting to save",
        _ => DownloadSteps.PhaseBefore(step),
    };
}
