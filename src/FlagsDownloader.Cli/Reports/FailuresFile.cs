using System.Text;
using System.Text.Json;
using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Reports;

/// <summary>The file of `--failures`: a line of JSON for each item that was not downloaded.</summary>
internal static class FailuresFile
{
    /// <summary>The name of the option.</summary>
    public const string Option = "--failures";

    /// <summary>Writes the lines.</summary>
    /// <param name="stream">Receives the lines; it stays open.</param>
    /// <param name="report">The run.</param>
    /// <param name="site">The label of its site.</param>
    public static void Write(Stream stream, DownloadReport report, string site)
    {
        var lines = new StringBuilder();
        foreach (var failure in FailureDocument.From(report, site))
        {
            lines.Append(JsonSerializer.Serialize(failure, FailureJson.Lines.FailureDocument)).Append('\n');
        }

        stream.Write(Encoding.UTF8.GetBytes(lines.ToString()));
    }
}
