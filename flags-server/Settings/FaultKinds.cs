namespace FlagsServer.Settings;

/// <summary>All kinds of faults: the server's <c>--list-faults</c>, its README, and the completions and the manual of <c>flags</c>.</summary>
/// <remarks>Both <c>flags-server</c> and <c>flags</c> compile this file, so it uses nothing but <see cref="FaultKind"/>.</remarks>
internal static class FaultKinds
{
    private static readonly string[] Retry = ["retry-after", "retry-date"];
    private static readonly string[] After = ["after"];

    /// <summary>In the order in which they are listed.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("404", Retry, "Not Found: no client should ask again", "404@/flags/b*=0.5"),
        new("418", Retry, "I'm a teapot, as --error-rate makes them; any status from 400 to 599 can be given", "418=0.25"),
        new("429", Retry, "Too Many Requests, with or without Retry-After in seconds or as a date", "429:retry-after=2=0.1"),
        new("500", Retry, "Internal Server Error", "500@*/metadata.json"),
        new("503", Retry, "Service Unavailable, with or without Retry-After in seconds or as a date", "503:retry-date=2=0.1"),
        new("flaky", Retry, "503 for the first attempts at each target, first=2 unless said otherwise, then well", "flaky:first=3"),
        new("redirect", ["hops"], "302, hops=1 of them in a chain, then the right answer", "redirect:hops=3=0.2"),
        new("redirect-loop", [], "302 to an address that redirects to itself", "redirect-loop@*/br.gif"),
        new("reset", [], "the connection is reset (RST) instead of an answer", "reset@*.gif=0.25"),
        new("reset-body", After, "the connection is reset (RST) in the body, after bytes or anywhere", "reset-body:after=500=0.1"),
        new("cut", After, "the body ends before its Content-Length, after bytes or anywhere; closed in good order", "cut=0.1"),
        new("cut-chunked", After, "a chunked body, whole or after bytes, without the last chunk; closed in good order", "cut-chunked=0.1"),
        new("stall-headers", [], "the header stops halfway, the connection stays open", "stall-headers=0.05"),
        new("stall-body", After, "the body stops, after bytes or anywhere; the connection stays open", "stall-body:after=2000@/flags/b*"),
        new("drip", ["rate"], "the right answer, its body at rate=1000 bytes a second", "drip:rate=500=0.2"),
        new("html", [], "200 with an HTML page instead of what was asked for", "html@*.gif=0.1"),
        new("wrong-length", ["by"], "the whole body under a Content-Length wrong by=-100 bytes, + for too many", "wrong-length:by=100=0.1"),
        new("extra-answer", ["flag", "delay"], "the right answer, then an unasked 404 or flag: in one write, or after seconds", "extra-answer:flag=us:delay=0.002"),
        new("long-body", ["flag", "by"], "a body longer than its Content-Length by an unasked 404 or flag, or by bytes of one", "long-body:flag=us=0.1"),
        new("endless", [], "the body again and again, chunked, until the client closes the connection", "endless@/flags/br/*"),
        new("huge-headers", ["size"], "the right answer under a header of size=1M more", "huge-headers:size=100k=0.1"),
        new("goaway", [], "HTTP/2: the right answer, and the connection takes no more requests (GOAWAY)", "goaway=0.1"),
        new("refused-stream", [], "HTTP/2: the stream is reset as not processed (REFUSED_STREAM)", "refused-stream:first=1=0.1"),
        new("busy", ["over", .. Retry], "holds for all: requests beyond over=10 in flight are answered 429 at once", "busy:over=64:retry-after=1") { IsDrawn = false },
        new("bandwidth", ["rate"], "holds for all: bodies together get rate=1000 bytes a second", "bandwidth:rate=1M@*.gif") { IsDrawn = false },
        new("refuse", ["for"], "connections are refused, always or for the first seconds: of a whole profile only", "refuse:for=2") { IsDrawn = false },
        new("tls-stall", ["for"], "the TLS handshake is never answered, always or for the first seconds: of a whole profile", "tls-stall:for=2") { IsDrawn = false },
        new("tls-reset", ["for"], "the connection is reset (RST) at the TLS handshake: of a whole profile", "tls-reset:for=2") { IsDrawn = false },
        new("tls-expired", ["for"], "the certificate expired yesterday: of a whole profile", "tls-expired") { IsDrawn = false },
        new("tls-wrong-host", ["for"], "the certificate is for another name: of a whole profile", "tls-wrong-host") { IsDrawn = false },
    ];

    /// <summary>The kind of a name; null for none. Every status from 400 to 599 is a kind.</summary>
    public static FaultKind? Find(string name) =>
        All.FirstOrDefault(kind => kind.Name == name)
        ?? (name is [>= '4' and <= '5', >= '0' and <= '9', >= '0' and <= '9'] ? new FaultKind(name, Retry, "", "") : null);
}
