using FlagsDownloader.Cli.Outputs;

namespace FlagsDownloader.Cli.Options;

/// <summary>The files that a comparison writes; null for those that are not asked for.</summary>
internal sealed record CompareFiles(
    string? Report, string? Json, string? Csv, string? Markdown, string? Trace, string? Har)
{
    /// <summary>The option for the HTML page.</summary>
    public const string ReportOption = "--report";

    /// <summary>The option for all data, which `--input` reads.</summary>
    public const string JsonOption = "--export-json";

    /// <summary>The option for a row for each run.</summary>
    public const string CsvOption = "--export-csv";

    /// <summary>The option for the tables.</summary>
    public const string MarkdownOption = "--export-markdown";

    /// <summary>The option for trace events.</summary>
    public const string TraceOption = "--trace";

    /// <summary>The option for the HTTP archive.</summary>
    public const string HarOption = "--har";

    /// <summary>The files that are asked for.</summary>
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
