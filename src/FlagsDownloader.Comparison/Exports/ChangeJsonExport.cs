using System.Text.Json;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Documents;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>Writes what changed between two comparisons as a JSON document.</summary>
public static class ChangeJsonExport
{
    /// <summary>Writes the document and a line end.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="change">What changed.</param>
    /// <param name="program">Name and version of this program.</param>
    /// <param name="madeAt">Now.</param>
    public static void Write(TextWriter writer, ChangeAnalysis change, string program, DateTimeOffset madeAt)
    {
        writer.Write(JsonSerializer.Serialize(ChangeDocument.Create(change, program, madeAt), ComparisonDocumentJson.Readable.ChangeDocument));
        writer.Write('\n');
    }
}
