using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using static FlagsDownloader.Results.DownloadCause;
using static FlagsDownloader.Results.DownloadPhase;
using static FlagsDownloader.Tests.Downloaders.FaultRow;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>Every fault of flags-server, with the outcome of a download, which is the same for every strategy.</summary>
/// <remarks>docs/fault-matrix.md is generated from it.</remarks>
internal static class FaultMatrix
{
    /// <summary>Enough time for a busy machine, and for the waits of Retry-After. The number of retries is the default.</summary>
    public static readonly FlagClientOptions Patient = new()
    {
        AttemptTimeout = TimeSpan.FromSeconds(30),
        BackoffBase = TimeSpan.FromMilliseconds(2),
        BackoffCap = TimeSpan.FromMilliseconds(20),
        CircuitBreak = TimeSpan.FromMilliseconds(50),
        MaxContentBytes = 200_000,
    };

    /// <summary>Short timeouts, so that stalled requests end soon.</summary>
    public static readonly FlagClientOptions Hasty = Patient with { AttemptTimeout = TimeSpan.FromSeconds(0.6) };

    /// <summary>Faults of one address; the others have none.</summary>
    public static readonly FaultRow[] OfOneAddress =
    [
        new("", Ok, "1", "nothing is wrong"),

        new("404", NotFound, "1", "an outcome, not an error: asking again would not change it"),
        new("403", Error(Headers, HttpStatus, 403), "1", "the server means it"),
        new("418", Error(Headers, HttpStatus, 418), "1", "the server means it"),
        new("408", Error(Headers, HttpStatus, 408), "4", "the server was tired of waiting"),
        new("429", Error(Headers, HttpStatus, 429), "4", "may pass; all requests to the host slow down"),
        new("500", Error(Headers, HttpStatus, 500), "4", "may pass"),
        new("503", Error(Headers, HttpStatus, 503), "4", "may pass"),
        new("flaky", Ok, "3", "passed at the third attempt"),
        new("flaky:first=4", Error(Headers, HttpStatus, 503), "4", "would have passed at the fifth"),
        new("429:retry-after=3600", Error(Headers, HttpStatus, 429), "1", "longer than the request has time: to ask sooner would be rude, to wait longer useless"),

        new("redirect", Ok, "1", "followed"),
        new("redirect:hops=5", Ok, "1", "followed to the limit"),
        new("redirect:hops=6", Error(Headers, TooManyRedirects, 302), "1", "one too many, and would be the next time"),
        new("redirect-loop", Error(Headers, TooManyRedirects, 302), "1", "never ends"),

        new("reset", Error(Headers, ConnectionFailed), "4", "may pass"),
        new("reset:first=1", Ok, "1–2", "passed: at the second attempt, or at once where a kept connection was reset"),
        new("reset-body:after=500", Error(Body, ConnectionFailed), "4", "a part is never saved"),
        new("reset-body:first=2", Ok, "3", "asked for again, not continued: the parts may be of different versions"),
        new("cut", Error(Body, ContentCut), "4", "shorter than its Content-Length"),
        new("cut:first=1", Ok, "2", "asked for again"),
        new("cut-chunked", Error(Body, ContentCut), "4", "the last chunk never came, though all bytes may be there"),
        new("wrong-length:by=100", Error(Body, ContentCut), "4", "100 bytes never came"),
        new("html", Error(Verify, ContentWrong), "1", "200, and no GIF: a login page or a proxy's, which would be there again"),

        new("stall-headers", Error(Headers, TimedOut), "4", "each attempt has its timeout"),
        new("stall-body", Error(Body, TimedOut), "4", "each attempt has its timeout, the body's time included"),
        new("stall-body:first=1", Ok, "2", "asked for again"),
        new("drip:rate=100", Error(Body, TimedOut), "4", "too slow for the timeout"),
        new("drip:rate=1000k", Ok, "1", "slow, but in time"),

        new("endless", Error(Body, ContentTooLarge), "1", "read no further than --max-size"),
        new("huge-headers", Error(Headers, BadResponse), "1", "read no further than 64 KiB"),
        new("huge-headers:size=30k", Ok, "1", "large, but in the limit"),
        new("bandwidth:rate=1M", Ok, "1", "slow, but in time"),
    ];

    /// <summary>The rows of <see cref="OfOneAddress"/> whose attempts end by their timeout.</summary>
    public static readonly FaultRow[] ThatStall =
        [.. OfOneAddress.Where(row => row.Kind.StartsWith("stall-", StringComparison.Ordinal) || row.Ending == Error(Body, TimedOut))];

    /// <summary>Faults of one address that leave bytes on the connection, which other requests may reuse.</summary>
    public static readonly FaultRow[] ThatLeaveSomething =
    [
        new("", Ok, "1", "nothing is wrong"),
        new("404", NotFound, "1", "an outcome of its own"),
        new("extra-answer", Ok, "1", "the flag itself is right; the bytes after it belong to no answer, and its connection is not used again"),
        new("extra-answer:flag=us", Ok, "1", "the same, with another flag"),
        new("418", Error(Headers, HttpStatus, 418), "1", "an outcome of its own"),
        new("long-body:flag=us", Ok, "1", "read no further than its Content-Length; the rest belongs to no answer"),
        new("redirect", Ok, "1", "followed"),
        new("wrong-length", Error(Verify, ContentWrong), "1", "whole as far as HTTP can tell, and no whole GIF: it would be the same again"),
        new("html", Error(Verify, ContentWrong), "1", "an outcome of its own"),
    ];

    /// <summary>Faults of one address with a Retry-After. All requests to the host then wait.</summary>
    public static readonly FaultRow[] ThatAskForAWait =
    [
        new("", Ok, "1", "waits with the others, and is asked for once"),
        new("429:retry-after=1:first=1", Ok, "2", "waited for"),
        new("429:retry-date=1:first=1", Ok, "2", "waited for, until the date"),
        new("503:retry-after=1:first=1", Ok, "2", "waited for"),
        new("503:retry-date=1:first=1", Ok, "2", "waited for, until the date"),
        new("500:retry-after=1:first=1", Ok, "2", "waited for, by this request alone"),
    ];

    /// <summary>Faults of a whole host, with a few items.</summary>
    public static readonly FaultRow[] OfTheHost =
    [
        new("refuse:for=1", Ok, "1–4", "the circuit waits until the server is back"),
        new("busy:over=2", Ok, "1–4", "all requests slow down until the server can follow"),
    ];

    /// <summary>Faults of every response, so that they affect the next request on the connection.</summary>
    public static readonly FaultRow[] OfKeptConnections =
    [
        new("extra-answer", Ok, "1", "an unasked 404 in the same write: seen before the next request is written"),
        new("extra-answer:flag=us", Ok, "1", "an unasked flag in the same write: seen before the next request is written"),
        new("extra-answer:flag=us:delay=0.002", Ok, "1", "may come when the next request has been written: seen by the answer that follows it"),
        new("long-body:flag=us", Ok, "1", "a body longer than its Content-Length, by what looks like an answer"),
    ];

    /// <summary>Faults of a host with a single item.</summary>
    public static readonly FaultRow[] MetAlone =
    [
        new("refuse", Error(Connect, ConnectionRefused), "4", "no server listens; two more attempts after the circuit has opened"),
    ];

    /// <summary>All rows, in the order of the document.</summary>
    public static IEnumerable<FaultRow> All => [.. OfOneAddress, .. ThatLeaveSomething, .. ThatAskForAWait, .. OfTheHost, .. OfKeptConnections, .. MetAlone];

    /// <summary>The country with the n-th fault of <paramref name="rows"/>.</summary>
    public static CountryCode CountryOf(FaultRow[] rows, FaultRow row) => CountryCodes.All[Array.IndexOf(rows, row)];

    /// <summary>The server's arguments: the fault of each row for the paths of its own country.</summary>
    public static string[] ServerArguments(FaultRow[] rows) =>
        [.. rows.Where(row => row.Fault.Length > 0).Select(row => $"--fault={row.Fault}@/flags/{CountryOf(rows, row).Lower}/*")];
}
