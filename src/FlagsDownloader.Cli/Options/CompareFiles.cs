using FlagsDownloader.Cli.Outputs;

namespace FlagsDownloader.Cli.Options;

/// <summary>The files that a comparison writes; null for those that are not asked for.</summary>
internal sealed record CompareFiles(
    string? Report, string? Chart, string? Json, string? Csv, string? Markdown, string? Trace, string? Har)
{
    /// <summary>The option for the HTML page.</summary>
    public const string ReportOption = "--report";

    /// <summary>The option for the picture.</summary>
    public const string ChartOption = "--chart";

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

    private const string ChartEnding = ".svg";

    /// <summary>Checks the ending of the picture's name. One without an ending may be a pipe or a descriptor, such as /dev/stdout.</summary>
    /// <param name="path">As the user wrote it; null without a picture.</param>
    /// <exception cref="UserErrorException">It is that of another format.</exception>
    public static string? CheckChart(string? path) =>
        Path.GetExtension(path) is not { Length: > 0 } ending || ending.Equals(ChartEnding, StringComparison.OrdinalIgnoreCase)
            ? path
            : throw new UserErrorException($"{ChartOption} writes SVG, not '{path}': write '{Path.ChangeExtension(path, ChartEnding)}'");

    /// <summary>The files that are asked for.</summary>
    public IReadOnlyList<OutputRequest> Requests
    {
        get
        {
            (string Option, string? Path)[] all =
            [
                (ReportOption, Report), (ChartOption, Chart), (JsonOption, Json), (CsvOption, Csv), (MarkdownOption, Markdown),
                (TraceOption, Trace), (HarOption, Har),
            ];
            return [.. all.Where(file => file.Path is not null).Select(file => new OutputRequest(file.Option, file.Path!))];
        }
    }
}
