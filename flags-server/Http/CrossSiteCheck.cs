using System.Net;

namespace FlagsServer.Http;

/// <summary>Refuses requests that a web page of another origin makes a browser send.</summary>
/// <remarks>
/// A page may send requests to this machine without being able to read the answers. A POST to <c>/reset</c> would restart the
/// attempts and faults in the middle of someone's run. Programs that are not browsers send none of the header fields below.
/// </remarks>
internal static class CrossSiteCheck
{
    private const string FetchSite = "Sec-Fetch-Site";
    private const string FetchMode = "Sec-Fetch-Mode";

    private static readonly Answer Refused = Answer.Error(
        StatusCodes.Status403Forbidden, "a web page of another origin may not change this server's state; use curl or flags, or a page of this origin");

    private static readonly Answer RefusedHost = Answer.Error(
        StatusCodes.Status403Forbidden, "the Host of this request is no name of this machine; ask 127.0.0.1, [::1] or localhost");

    /// <summary>Checks a request that is made to change the server's state.</summary>
    /// <returns>The refusal; null where the request is let in.</returns>
    public static Answer? CheckChange(HttpContext context)
    {
        var headers = context.Request.Headers;
        var isOfThisOrigin = headers[FetchSite].ToString() is "" or "same-origin" or "none";
        if (!isOfThisOrigin || !IsOwn(headers.Origin.ToString(), context.Request.Host))
        {
            return Refused;
        }

        // A page whose name an attacker's DNS server changes to this machine's address is of the same origin for its browser,
        // but the name stays in Host. Over a network the machine may have names that it does not know of.
        return context.Connection.LocalIpAddress is { } address && IPAddress.IsLoopback(Plain(address)) && !IsLocal(context.Request.Host)
            ? RefusedHost
            : null;
    }

    /// <summary>Checks a request that is counted: one more attempt at a target changes the faults of the next.</summary>
    /// <returns>The refusal; null where the request is let in, as one is that follows a link.</returns>
    public static Answer? CheckCounted(IHeaderDictionary headers) =>
        headers[FetchSite].ToString() == "cross-site" && headers[FetchMode].ToString() != "navigate" ? Refused : null;

    private static bool IsOwn(string origin, HostString host) =>
        origin.Length == 0
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(
            uri.Authority, Uri.TryCreate($"{uri.Scheme}://{host}", UriKind.Absolute, out var own) ? own.Authority : null, StringComparison.OrdinalIgnoreCase));

    private static bool IsLocal(HostString host)
    {
        // A request of HTTP/1.0 may have no Host; browsers always send one.
        var name = host.HasValue ? host.Host.TrimEnd('.') : "localhost";
        // An address needs no DNS, so that no DNS server can change its meaning.
        return IPAddress.TryParse(name, out _)
            || name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || name.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase);
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
