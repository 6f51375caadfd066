using System.Text;
using System.Text.Json;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Cli.Reports;

/// <summary>The file of `--failures`: a line of JSON for each item that was not downloaded.</summary>
internal static class FailuresFile
{
    /// <summary>The name of the option.</summary>
    public const string Option = "--failures";

    /// <summary>Writes the lines.</summary>
    /// <param name="stream">Receives the lines; it stays open.</param>
    /// <param name="failures">The items that were not downloaded.</param>
    public static void Write(Stream stream, IEnumerable<FailureDocument> failures)
    {
        var lines = new StringBuilder();
        foreach (var failure in failures)
        {
            lines.Append(JsonSerializer.Serialize(failure, FailureJson.Lines.FailureDocument)).Append('\n');
        }

        stream.Write(Encoding.UTF8.GetBytes(lines.ToString()));
    }
}
