using System.Globalization;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>
/// Checks the field <c>Content-Length</c>. The handler ignores one that it cannot parse, and reads to the end of the connection.
/// </summary>
internal static class ContentLength
{
    /// <summary>
    /// Null where the length is valid or absent; otherwise the reason why the content is not read (RFC 9112, section 6.3).
    /// </summary>
    public static FetchResult? Check(HttpResponseMessage response, long limit)
    {
        if (response.Headers.TransferEncodingChunked == true
            || response.Content.Headers.ContentLength is not null
            || !response.Content.Headers.NonValidated.TryGetValues("Content-Length", out var values))
        {
            return null;
        }

        var text = values.ToString().Trim();
        // A number of any length is valid; a length that does not fit an Int64 is beyond all limits.
        var isNumber = text.Length > 0 && text.All(char.IsAsciiDigit);
        return isNumber && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null
            : FetchResult.Failed(
                isNumber
                    ? new(DownloadPhase.Body, DownloadCause.ContentTooLarge, new ContentTooLargeException(limit).Message)
                    : new(DownloadPhase.Headers, DownloadCause.BadResponse, $"bad response: Content-Length is no number: {text}"),
                mayRetry: false);
    }
}
