using System.Net.Http.Headers;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>Checks the size of the headers of HTTP/2. The handler would end the connection, and with it all other requests.</summary>
internal static class HeaderSize
{
    private const int Limit = FlagClientDefaults.MaxHeaderKibibytes * 1024;

    /// <summary>Null where the headers are not too large.</summary>
    public static FetchResult? Check(HttpResponseMessage response) =>
        SizeOf(response.Headers.NonValidated) + SizeOf(response.Content.Headers.NonValidated) <= Limit
            ? null
            : FetchResult.Failed(
                new(DownloadPhase.Headers, DownloadCause.BadResponse, $"bad response: the headers are larger than {Limit} bytes"), mayRetry: false);

    private static long SizeOf(HttpHeadersNonValidated headers)
    {
        var size = 0L;
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                size += name.Length + value.Length;
            }
        }

        return size;
    }
}
