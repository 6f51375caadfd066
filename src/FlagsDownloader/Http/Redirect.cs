using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>Where an answer sends a request, if it may go there.</summary>
internal static class Redirect
{
    /// <summary>301, 302, 303, 307 and 308 send on; 300 and 304 do not say where, 305 and 306 are of the past (RFC 9110, section 15.4).</summary>
    public static bool IsRedirect(int status) => status is 301 or 302 or 303 or 307 or 308;

    /// <summary>The next address; or why it is not asked, which is final: the server would say the same again.</summary>
    public static FetchResult Follow(HttpResponseMessage response, Uri from)
    {
        var status = (int)response.StatusCode;
        // Not the parsed header, which takes "file:///etc/passwd" and "//host" for what they are not on every system.
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

    // The scheme is the server's word, and of any length.
    private static string Short(string scheme) => scheme.Length <= 20 ? scheme : $"{scheme[..20]}…";
}
