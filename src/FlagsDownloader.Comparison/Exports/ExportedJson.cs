using System.Text.Encodings.Web;
using System.Text.Json;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>How JSON for other programs is written: compact, and with letters as they are, as <see cref="DocumentFormat"/> has them.</summary>
internal static class ExportedJson
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
