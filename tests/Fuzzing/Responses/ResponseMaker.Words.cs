namespace FlagsDownloader.Fuzzing.Responses;

// Words of response heads.
internal sealed partial class ResponseMaker
{
    private static readonly string[] StatusLines =
    [
        "HTTP/1.1 200 OK", "HTTP/1.1 200", "HTTP/1.1 200 ", "HTTP/1.1  200 OK", "HTTP/1.0 200 OK", "HTTP/1.2 200 OK", "HTTP/1.9 200 OK", "HTTP/2 200 OK", "HTTP/2.0 200 OK",
        "HTTP/0.9 200 OK", "http/1.1 200 OK", "ICY 200 OK", "HTTP/1.1 20 OK", "HTTP/1.1 2000 OK", "HTTP/1.1 0200 OK", "HTTP/1.1 -200 OK", "HTTP/1.1 200OK", "HTTP/1.1\t200\tOK",
        "HTTP/1.1 000 Zero", "HTTP/1.1 099 Low", "HTTP/1.1 600 High", "HTTP/1.1 999 Higher", "HTTP/1.1 ２００ OK", "HTTP/1.1 200 \u00ff\u00fe", "HTTP/1.1 200 \0", "HTTP/1.1", "HTTP/", "",
        "HTTP/1.1 201 Created", "HTTP/1.1 204 No Content", "HTTP/1.1 205 Reset Content", "HTTP/1.1 206 Partial Content", "HTTP/1.1 226 IM Used",
        "HTTP/1.1 304 Not Modified", "HTTP/1.1 400 Bad Request", "HTTP/1.1 401 Unauthorized", "HTTP/1.1 403 Forbidden", "HTTP/1.1 404 Not Found", "HTTP/1.1 407 Proxy Authentication Required",
        "HTTP/1.1 408 Request Timeout", "HTTP/1.1 413 Content Too Large", "HTTP/1.1 418 I'm a teapot", "HTTP/1.1 421 Misdirected Request", "HTTP/1.1 425 Too Early", "HTTP/1.1 429 Too Many Requests",
        "HTTP/1.1 431 \e[31mred\e[0m", "HTTP/1.1 500 ", "HTTP/1.1 501 Not Implemented", "HTTP/1.1 502 Bad Gateway", "HTTP/1.1 503 Service Unavailable", "HTTP/1.1 504 Gateway Timeout", "HTTP/1.1 511 Sign In",
        $"HTTP/1.1 200 {new string('O', 100_000)}", $"HTTP/1.1 500 {new string('x', 5_000)}", "SSH-2.0-OpenSSH_9.2", "220 smtp ESMTP", "<html>", "GET / HTTP/1.1",
    ];

    private static readonly string[] Headers =
    [
        "", "no colon here", ": no name", " : blank name", "Name with blanks: x", "X:", "X :y", "X\t: y", "X: a\r\n folded", "X: a\r\n\tfolded\r\n\tagain", " folded from nowhere", "X: a\rb", "X: a\nb", "X: a\0b",
        "X\0: y", "\u00e9: y", "X: \u00ff\u00fe\u0080", "X: \u007f\u001b[2J", $"X: {new string('v', 60_000)}", $"X: {new string('v', 1_000_000)}", $"{new string('n', 70_000)}: v",
        string.Concat(Enumerable.Repeat("X: y\r\n", 500)) + "X: y", string.Concat(Enumerable.Repeat("X: y\r\n", 20_000)) + "X: y",
        "Connection: close", "Connection: keep-alive", "Connection: close, keep-alive", "Connection: Upgrade\r\nUpgrade: websocket", "Keep-Alive: timeout=99999999999999999999", "Keep-Alive: timeout=-1, max=0", "Keep-Alive: timeout=0",
        "Retry-After: 0", "Retry-After: 1", "Retry-After: -1", "Retry-After: 99999999999999999999", "Retry-After: 2147483647", "Retry-After: 2147483648", "Retry-After: 1.5", "Retry-After: soon", "Retry-After:",
        "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT", "Retry-After: Mon, 01 Jan 0001 00:00:00 GMT", "Retry-After: Thu, 32 Foo 2026 25:61:61 GMT", "Retry-After: 0\r\nRetry-After: 5",
        "Server-Timing: delay;dur=1e308", "Server-Timing: delay;dur=99999999999999999999999", "Server-Timing: delay;dur=NaN", "Server-Timing: delay;dur=-5", "Server-Timing: delay;dur=", "Server-Timing: delay", "Server-Timing: ,,;;,=",
        "Server-Timing: delay;dur=922337203685477", "Server-Timing: delay;dur=461168601842738\r\nServer-Timing: delay;dur=461168601842738", $"Server-Timing: {new string(',', 30_000)}", "Server-Timing: delay;dur=\"",
        "Content-Type: text/html", "Content-Type: ;;;", "Content-Type: image/gif; charset=\"", "Content-Range: bytes 0-4/5", "Content-Range: bytes 99999999999999999999-1/*", "Content-MD5: x", "Content-Disposition: attachment; filename=../../x",
        "ETag: \"x", "ETag: W/", "ETag: \"\0\"", "ETag: \"a\"\r\nETag: \"b\"", $"ETag: \"{new string('e', 20_000)}\"", "Last-Modified: yesterday", "Date: never", "Expires: -1", "Age: -99999999999999999999", "Cache-Control: max-age=-1, ,,",
        "Set-Cookie: a=b; Domain=.; Max-Age=99999999999999999999", "Alt-Svc: h3=\":1\"; ma=99999999999999999999", "WWW-Authenticate: Basic", "WWW-Authenticate: ,,,", "Trailer: Content-Length", "TE: trailers", "Refresh: 0; url=/good.gif",
        "Location: /good.gif", "Content-Encoding: gzip", "Content-Length: 0", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip", "Strict-Transport-Security: max-age=1", "Warning: 999", "Via: 1.1 \0", "HTTP/1.1 200 OK",
    ];

    // All on this machine, because redirects are followed.
    private static readonly string[] Targets =
    [
        "/good.gif", "/good.gif", "good.gif", "?", "#", "", ".", "..", "/", "//", "///", "/../../../good.gif", "http://127.0.0.1:1/", "http://[::1]:1/good.gif", "https://127.0.0.1:1/", "http://127.0.0.1:0/",
        "http://127.0.0.1:65536/", "http://127.0.0.1:-1/", "http://127.0.0.1:99999999999/", "http://[::1", "http://", "http:///good.gif", "http:good.gif", "http:/good.gif", "https:good.gif", "//127.0.0.1:1/x", "file:///etc/passwd", "ftp://127.0.0.1:1/x",
        "data:image/gif;base64,R0lGODlhAQABAAAAACw=", "javascript:alert(1)", "about:blank", "gopher://127.0.0.1:1/", "http://user:secret@127.0.0.1:1/", "http://2130706433:1/", "http://0x7f000001:1/", "http://127.1:1/", "\\\\127.0.0.1\\x", "/\0", "/\u00e9\u00ff",
        "/%", "/%zz", "/%00", "/a b", "/a\tb", "/good.gif#part", "/good.gif?a=b", $"/{new string('x', 5_000)}", $"/{new string('x', 60_000)}", "*", "mailto:x@y", "http://127.0.0.1:1\\@127.0.0.2:1/", "ht\0tp://x", "http://[fe80::1%25lo]:1/", "http://[::ffff:127.0.0.1]:1/",
    ];
}
