using System.CommandLine.Completions;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The faults that flags-server knows, in the words of its <c>--list-faults</c>.</summary>
/// <remarks>The server is another program, and asking it would cost its start: a test holds the two lists against each other.</remarks>
internal static class FaultWords
{
    public static IReadOnlyList<CompletionItem> All =>
    [
        KnownWords.Word("404", "Not Found: no client should ask again"),
        KnownWords.Word("418", "I'm a teapot, as --error-rate makes them; any status from 400 to 599 can be given"),
        KnownWords.Word("429", "Too Many Requests, with or without Retry-After in seconds or as a date"),
        KnownWords.Word("500", "Internal Server Error"),
        KnownWords.Word("503", "Service Unavailable, with or without Retry-After in seconds or as a date"),
        KnownWords.Word("flaky", "503 for the first attempts at each target, first=2 unless said otherwise, then well"),
        KnownWords.Word("redirect", "302, hops=1 of them in a chain, then the right answer"),
        KnownWords.Word("redirect-loop", "302 to an address that redirects to itself"),
        KnownWords.Word("reset", "the connection is reset (RST) instead of an answer"),
        KnownWords.Word("reset-body", "the connection is reset (RST) in the body, after bytes or anywhere"),
        KnownWords.Word("cut", "the body ends before its Content-Length, after bytes or anywhere; closed in good order"),
        KnownWords.Word("cut-chunked", "a chunked body, whole or after bytes, without the last chunk; closed in good order"),
        KnownWords.Word("stall-headers", "the header stops halfway, the connection stays open"),
        KnownWords.Word("stall-body", "the body stops, after bytes or anywhere; the connection stays open"),
        KnownWords.Word("drip", "the right answer, its body at rate=1000 bytes a second"),
        KnownWords.Word("html", "200 with an HTML page instead of what was asked for"),
        KnownWords.Word("wrong-length", "the whole body under a Content-Length wrong by=-100 bytes, + for too many"),
        KnownWords.Word("extra-answer", "the right answer, then an unasked 404 or flag: in one write, or after seconds"),
        KnownWords.Word("long-body", "a body longer than its Content-Length by an unasked 404 or flag, or by bytes of one"),
        KnownWords.Word("endless", "the body again and again, chunked, until the client goes"),
        KnownWords.Word("huge-headers", "the right answer under a header of size=1M more"),
        KnownWords.Word("busy", "holds for all: requests beyond over=10 in flight are answered 429 at once"),
        KnownWords.Word("bandwidth", "holds for all: bodies together get rate=1000 bytes a second"),
        KnownWords.Word("refuse", "nobody listens, always or for the first seconds: of a whole profile only"),
    ];
}
