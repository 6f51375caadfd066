using FlagsDownloader.Cli.Options;
using FlagsDownloader.Documents;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Reports;

/// <summary>Describes the options of a run for its document.</summary>
internal static class RunOptions
{
    /// <param name="options">The options.</param>
    /// <param name="site">The site that was used.</param>
    /// <param name="isEmbedded">Whether the site's server was started for this run.</param>
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
