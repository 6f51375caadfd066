using FlagsDownloader.Cli.Options;
using FlagsDownloader.Documents;
using FlagsDownloader.Flags;
using FlagsDownloader.Formats;

namespace FlagsDownloader.Cli.Reports;

/// <summary>Describes the options of a run for its document.</summary>
internal static class RunOptions
{
    /// <param name="options">The options.</param>
    /// <param name="site">The site that was used; null for the user's own addresses.</param>
    /// <param name="isEmbedded">Whether the site's server was started for this run.</param>
    public static RunOptionsDocument Describe(DownloadOptions options, FlagSite? site, bool isEmbedded) => new(
        site?.Label ?? FailureDocument.ListSite,
        site?.BaseAddress.AbsoluteUri,
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
        Continue = options.Continue,
        Addresses = options.Addresses?.Summary.ListSize ?? 0,
        Input = options.Addresses?.Input,
        Expect = options.Addresses is { } addresses ? ContentFormats.NameOf(addresses.Expect) : ContentFormats.NameOf(options.Expect ?? ContentFormat.Gif),
        Insecure = options.Trust.AcceptsAny,
        MaxRequestsPerHost = options.MaxPerHost,
        RequestRate = options.RequestRate,
        HttpVersion = options.HttpVersion.Major == 2 ? "2" : "1.1",
    };
}
