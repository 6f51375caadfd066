using System.Text.Json;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Documents;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>Writes a comparison as a JSON document, which <see cref="SavedRuns"/> reads again.</summary>
public static class JsonExport
{
    /// <summary>Writes the document and a line end.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="results">The measurements, with any details.</param>
    /// <param name="analysis">The conclusions.</param>
    /// <param name="program">Name and version of the program that measured.</param>
    /// <param name="madeAt">Now.</param>
    public static void Write(
        TextWriter writer, RoundResults results, ComparisonAnalysis analysis, string program, DateTimeOffset madeAt)
    {
        var document = ComparisonDocument.Create(results, analysis, program, madeAt);
        writer.Write(JsonSerializer.Serialize(document, ComparisonDocumentJson.Readable.ComparisonDocument));
        writer.Write('\n');
    }
}
