namespace FlagsDownloader.Faults.Report;

/// <summary>The prose of the page.</summary>
internal static class Words
{
    public const string Legend = """
        ## The verdicts

        A verdict depends only on the measurements of the run, not on knowledge of a program. Bold: the program exits 0 although the result is
        wrong.

        | | |
        |---|---|
        | right | every flag has its name and the bytes of the server, there are no other files, exit 0 |
        | clean | unavailable flags are missing, all others are right, there are no other files, and the exit code is not 0 |
        | truncated file, too long file, error page saved, wrong bytes | such a file has the final name of a flag, so that it looks like one |
        | two versions spliced | one file with the beginning of the old version and the rest of the new one |
        | old version | the complete old version |
        | …, marked | the same, but a control file beside it marks it as unfinished |
        | missing, exit 0 | a flag is missing, and the exit code is 0 |
        | gave up | a flag is missing that is available within three retries, a second apart |
        | healthy flags lost | a flag is missing although its requests had no fault |
        | leftovers | files with other names remain: temporary ones |
        | right, but exit N | every flag is right, but the exit code is not 0 |
        | hung | it was killed because it did not end |
        | Retry-After cut short, ignored | a request was repeated before the time of the server: by less than a second, by more |
        | asked again | a request was repeated after a final response: 404, 418 |
        | hammered | more than four attempts at one flag, or four within 0.2 s |

        """;

    /// <summary>The server's faults over another protocol, which the programs of this page do not speak to it.</summary>
    public const string OverHttp2 = """
        ## Over HTTP/2

        The programs of this page meet the faults over HTTP/1.1. With `--http2`, a fault of a request is one of its stream, and the other
        streams of the connection go on. `flags-server` refuses to start with a fault that HTTP/2 does not have.

        | fault | over HTTP/2 |
        |---|---|
        | `404`, `418`, `429`, `500`, `503`, `flaky`, `busy` | the same |
        | `redirect`, `redirect-loop` | the same |
        | `html` | the same |
        | `reset` | RST_STREAM with INTERNAL_ERROR, no HEADERS |
        | `reset-body` | HEADERS, the part of the body, RST_STREAM with INTERNAL_ERROR |
        | `cut` | HEADERS with the whole Content-Length, the part of the body, END_STREAM: a malformed answer (RFC 9113, section 8.1.1) |
        | `wrong-length` | HEADERS with the wrong Content-Length, the whole body, END_STREAM: malformed too; `by` is at least -16384 |
        | `cut-chunked` | refused: a body without Content-Length that ends early with END_STREAM is a whole one |
        | `stall-headers` | nothing is sent on the stream: a part of a header would block the other streams |
        | `stall-body` | HEADERS, the part of the body, then nothing |
        | `drip`, `bandwidth` | the same, in DATA frames |
        | `endless` | DATA frames without END_STREAM, until the client resets the stream or grants no more (flow control) |
        | `huge-headers` | HEADERS and CONTINUATION frames |
        | `extra-answer`, `long-body` | refused: bytes of no stream are no answer |
        | `goaway` | HEADERS and DATA as asked for, and GOAWAY: later requests need another connection. Over HTTP/1.1: `Connection: close` |
        | `refused-stream` | RST_STREAM with REFUSED_STREAM: not processed, may be sent again (section 8.7). Over HTTP/1.1: the connection is reset |
        | `refuse`, `tls-stall`, `tls-reset`, `tls-expired`, `tls-wrong-host` | the same: of the connection, before its protocol is known |

        """;

    public static string Method => $"""
        ## The method

        `scripts/faults` starts a [flags-server](../flags-server/README.md) for each fault, with a port for each program, and runs each
        program to download six flags of 20,480 bytes at once: BD and BR have the fault, CN, FR, IN and US do not (all six have it if the fault
        concerns all requests; with `endless` only BR). Then it compares each file with that of the server, byte by byte, lists the other files
        in the folder, and reads the requests and their times from the server's log. Each program runs in an empty folder, with an empty
        home, no proxy and no configuration file.

        All have the same settings: three retries, one second between attempts if a fixed pause can be set, {Limits.AttemptSeconds} s for an attempt (for a period of silence
        if a program has no limit for a whole attempt), {Limits.Redirects} redirects, {Limits.AtOnce} requests at once. A program that still runs after {Limits.Patience.TotalSeconds:0} s is killed.

        flags-server always sends whole files. Resuming is tested with another server, which has all that a client needs to resume
        safely: ETag, Last-Modified, Accept-Ranges, and If-Range. A program runs twice, with the same command line and one attempt each; in
        between, the file may be replaced. The verdict is about the files after the second run.

        """;
}
