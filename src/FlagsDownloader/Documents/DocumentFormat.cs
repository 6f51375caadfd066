using System.Text.Encodings.Web;
using System.Text.Json;

namespace FlagsDownloader.Documents;

/// <summary>How the program writes JSON.</summary>
public static class DocumentFormat
{
    /// <summary>
    /// Indented, snake_case, and with names such as <c>Côte_d'Ivoire.gif</c> as they are: a document goes to a file or a pipe,
    /// never into a web page. Each context needs options of its own.
    /// </summary>
    public static JsonSerializerOptions NewOptions() => new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
