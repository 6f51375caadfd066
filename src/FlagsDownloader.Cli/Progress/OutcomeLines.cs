using FlagsDownloader.Downloaders;
using FlagsDownloader.Printing;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Progress;

/// <summary>A line for each item: <c>BR OK</c>, <c>XX not found: http://…</c>, <c>BR error: HTTP error 418 - I'm a teapot</c>.</summary>
internal sealed class OutcomeLines(TextWriter output) : IDownloadObserver
{
    public void Finished(DownloadOutcome outcome) => output.WriteLine(PrintableText.Line(Describe(outcome)));

    private static string Describe(DownloadOutcome outcome) => outcome.Status switch
    {
        DownloadStatus.Ok => $"{outcome.Label} OK",
        DownloadStatus.Unchanged => $"{outcome.Label} unchanged",
        DownloadStatus.NotFound => $"{outcome.Label} not found: {outcome.Address}",
        _ => $"{outcome.Label} error: {outcome.Error?.Message}",
    };
}
