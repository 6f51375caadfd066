using FlagsDownloader.Cli.Outputs;

namespace FlagsDownloader.Cli.Options;

/// <summary>The files that a comparison leaves; null for those that nobody asked for.</summary>
internal sealed record CompareFiles(
    string? Report, string? Json, string? Csv, string? Markdown, string? Trace, string? Har)
{
    /// <summary>Names a file for the page.</summary>
    public const string ReportOption = "--report";

    /// <summary>Names a file for everything, which `--input` reads again.</summary>
    public const string JsonOption = "--export-json";

    /// <summary>Names a file for a row for each run.</summary>
    public const string CsvOption = "--export-csv";

    /// <summary>Names a file for the tables.</summary>
    public const string MarkdownOption = "--export-markdown";

    /// <summary>Names a file for trace events.</summary>
    public const string TraceOption = "--trace";

    /// <summary>Names a file for the HTTP archive.</summary>
    public const string HarOption = "--har";

    /// <summary>Those that are asked for.</summary>
    public IReadOnlyList<OutputRequest> Requests
    {
        get
        {
            (string Option, string? Path)[] all =
            [
                (ReportOption, Report), (JsonOption, Json), (CsvOption, Csv), (MarkdownOption, Markdown), (TraceOption, Trace), (HarOption, Har),
            ];
            return [.. all.Where(file => file.Path is not null).Select(file => new OutputRequest(file.Option, file.Path!))];
        }
    }
}
