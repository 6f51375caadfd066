using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FlagsDownloader.Printing;

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

    /// <summary>The value of an enum in documents: <c>http_status</c>.</summary>
    internal static string SnakeCase<T>(T value)
        where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
