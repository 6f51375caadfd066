using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>Reads where a redirect leads, and refuses what must not be followed.</summary>
internal static class Redirect
{
    /// <summary>
    /// Whether a status is a redirect: 301, 302, 303, 307 and 308. 300 and 304 name no address, 305 and 306 are obsolete (RFC
    /// 9110, section 15.4).
    /// </summary>
    public static bool IsRedirect(int status) => status is 301 or 302 or 303 or 307 or 308;

    /// <summary>The next address, or the reason why it is refused. A refusal is final: the server would answer the same again.</summary>
    public static FetchResult Follow(HttpResponseMessage response, Uri from)
    {
        var status = (int)response.StatusCode;
        // Not the parsed header: on some systems it reads "file:///etc/passwd" and "//host" differently.
        if (!response.Headers.NonValidated.TryGetValues("Location", out var values)
            || values.Count != 1)
        {
            return Refused("redirect without a usable Location", status);
        }

        if (!Uri.TryCreate(from, values.ToString(), out var to))
        {
            return Refused($"redirect without a usable Location: {values}", status);
        }

        if (to.Scheme != Uri.UriSchemeHttp && to.Scheme != Uri.UriSchemeHttps)
        {
            return Refused($"redirect to {Short(to.Scheme)}: is not followed", status);
        }

        if (from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp)
        {
            return Refused("redirect from https to http is not followed", status);
        }

        return to.Host.Length == 0
            ? Refused("redirect without a usable Location", status)
            : FetchResult.Redirected(to, new DownloadError(
                DownloadPhase.Headers, DownloadCause.TooManyRedirects, $"more than {FlagClientDefaults.MaxRedirects} redirects", status));
    }

    private static FetchResult Refused(string message, int status) => FetchResult.Failed(
        new DownloadError(DownloadPhase.Headers, DownloadCause.RedirectRefused, message, status), mayRetry: false);

    // The scheme comes from the server, and may have any length.
    private static string Short(string scheme) => scheme.Length <= 20 ? scheme : $"{scheme[..20]}…";
}
