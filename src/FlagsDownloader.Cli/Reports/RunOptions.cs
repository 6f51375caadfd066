using FlagsDownloader.Cli.Options;
using FlagsDownloader.Documents;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Reports;

/// <summary>What a run was asked to do, as its document tells it.</summary>
internal static class RunOptions
{
    /// <param name="options">What was asked for.</param>
    /// <param name="site">The site as it really was.</param>
    /// <param name="isEmbedded">Whether the site's server was of this run alone.</param>
    public static RunOptionsDocument Describe(DownloadOptions options, FlagSite site, bool isEmbedded) => new(
        site.Label,
        site.BaseAddress.AbsoluteUri,
        isEmbedded,
        options.Codes.Count,
        options.Repeat,
        options.RequestedBound,
        options.Bound,
        options.Strategy.Awaits ? options.Save.ToString().ToLowerInvariant() : "inline",
        options.Output,
        options.Timeout.TotalSeconds,
        options.Retries,
        options.WithNames)
    {
        Update = options.Update,
    };
}
