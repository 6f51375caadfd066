using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>A run as a loaded page.</summary>
/// <param name="Id">The id that its entries refer to.</param>
/// <param name="Title">The contender.</param>
/// <param name="StartedAt">The time at which the waterfall's axis begins.</param>
/// <param name="Waterfall">The requests.</param>
internal sealed record HarPage(string Id, string Title, DateTimeOffset StartedAt, Waterfall Waterfall)
{
    /// <summary>The media type of content that is not known.</summary>
    public const string UnknownType = "x-unknown";

    /// <summary>The media type of its files. What a list of addresses leads to is not known.</summary>
    public required string FileType { get; init; }

    public static HarPage Create(RoundResults results, Waterfall waterfall, int number)
    {
        var run = results.RunsOf(waterfall.Contender).First(run => run.Round == waterfall.Round && RepresentativeRuns.HasDetails(run));
        // From the document: if the start of the process is implausible, the axis begins with the download.
        var startedAt = run.Document is { } document
            ? HarTime.Later(document.StartedAt, -Microseconds.From(waterfall.DownloadStart))
            : run.StartedAt ?? DateTimeOffset.UnixEpoch;
        return new HarPage($"page_{number}", results.Contenders[waterfall.Contender].Title, startedAt, waterfall)
        {
            FileType = results.Work.IsList ? UnknownType : "image/gif",
        };
    }
}
