using System.Net;
using System.Text;
using StreamReader = Asyncio.StreamReader;

namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>A request of a browser, as much of it as the finder needs.</summary>
/// <param name="Method">Such as GET.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="Query">The value of <c>q</c> in the query; null if there is none.</param>
/// <param name="KeepsConnection">Whether another request may follow.</param>
/// <param name="Refusal">The status to answer instead; null if the request can be answered.</param>
internal sealed record HttpRequest(
    string Method, string Path, string? Query, bool KeepsConnection, HttpStatusCode? Refusal = null)
{
    /// <summary>The longest line of a request, in bytes.</summary>
    public const int MaxLine = 8_192;

    private const int MaxHeaders = 100;

    /// <summary>Reads a request without its body, which no page of the finder sends.</summary>
    /// <returns>Null if the client has ended the connection.</returns>
    public static async Task<HttpRequest?> Read(StreamReader reader)
    {
        var first = await LineReader.ReadLine(reader);
        if (first is { Length: 0 })
        {
            return null;
        }

        var request = first is null
            ? new HttpRequest("GET", "/", null, KeepsConnection: true, HttpStatusCode.RequestUriTooLong)
            : ParseFirst(Encoding.Latin1.GetString(first).TrimEnd());
        if (request.Refusal == HttpStatusCode.BadRequest)
        {
            // No headers follow a line that is not HTTP.
            return request;
        }

        for (var left = MaxHeaders; ; left--)
        {
            var line = await LineReader.ReadLine(reader);
            if (line is null || left == 0)
            {
                return request with { KeepsConnection = false, Refusal = HttpStatusCode.RequestHeaderFieldsTooLarge };
            }

            if (line.Length == 0)
            {
                return null;
            }

            var header = Encoding.Latin1.GetString(line).TrimEnd();
            if (header.Length == 0)
            {
                return request;
            }

            request = request.WithHeader(header);
        }
    }

    private static HttpRequest ParseFirst(string line)
    {
        if (line.Split(' ') is not [{ Length: > 0 } method, { Length: > 0 } target, "HTTP/1.1" or "HTTP/1.0"])
        {
            return new HttpRequest("", "", null, KeepsConnection: false, HttpStatusCode.BadRequest);
        }

        var (path, query) = target.Split('?', 2) is [var before, var after] ? (before, after) : (target, "");
        var typed = query.Split('&').FirstOrDefault(field => field.StartsWith("q=", StringComparison.Ordinal));
        return new HttpRequest(method, path, typed is null ? null : WebUtility.UrlDecode(typed[2..]), line.EndsWith('1'));
    }

    private HttpRequest WithHeader(string header)
    {
        if (header.Split(':', 2) is not [var name, var value])
        {
            return this;
        }

        value = value.Trim();
        return name.ToUpperInvariant() switch
        {
            "CONNECTION" when Has("close") => this with { KeepsConnection = false },
            // A body is not read, so no request can follow it.
            "TRANSFER-ENCODING" => this with { KeepsConnection = false },
            "CONTENT-LENGTH" when value != "0" => this with { KeepsConnection = false },
            _ => this,
        };

        bool Has(string option) => value.Split(',', StringSplitOptions.TrimEntries).Contains(option, StringComparer.OrdinalIgnoreCase);
    }
}
