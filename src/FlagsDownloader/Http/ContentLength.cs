using System.Globalization;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>Reads the field <c>Content-Length</c> where the handler would take it for absent, and the content for all that comes.</summary>
internal static class ContentLength
{
    /// <summary>Null where the length is good, or absent; otherwise why the content is not read (RFC 9112, section 6.3).</summary>
    public static FetchResult? Check(HttpResponseMessage response, int limit)
    {
        if (response.Headers.TransferEncodingChunked == true
            || response.Content.Headers.ContentLength is not null
            || !response.Content.Headers.NonValidated.TryGetValues("Content-Length", out var values))
        {
            return null;
        }

        var text = values.ToString().Trim();
        // A number of any length is valid; a length that is no Int64 is beyond all limits.
        var isNumber = text.Length > 0 && text.All(char.IsAsciiDigit);
        return isNumber && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null
            : FetchResult.Failed(
                isNumber
                    ? new(DownloadPhase.Body, DownloadCause.ContentTooLarge, new ContentTooLargeException(limit).Message)
                    : new(DownloadPhase.Headers, DownloadCause.BadResponse, $"bad response: Content-Length is no number: {text}"),
                mayRetry: false);
    }
}
