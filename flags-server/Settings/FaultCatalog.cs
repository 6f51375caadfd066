using System.Text;
using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>All kinds of faults: those that the command line accepts and <c>--list-faults</c> prints.</summary>
internal static class FaultCatalog
{
    private const int DefaultHeaderSize = 1 << 20;
    private const int DefaultRate = 1000;
    private const int DefaultLengthError = -100;

    private static readonly string[] Retry = ["retry-after", "retry-date"];
    private static readonly string[] After = ["after"];

    /// <summary>In the order in which they are listed.</summary>
    public static readonly IReadOnlyList<FaultKind> All =
    [
        Status(404, "Not Found: no client should ask again", "404@/flags/b*=0.5"),
        Status(418, "I'm a teapot, as --error-rate makes them; any status from 400 to 599 can be given", "418=0.25"),
        Status(429, "Too Many Requests, with or without Retry-After in seconds or as a date", "429:retry-after=2=0.1"),
        Status(500, "Internal Server Error", "500@*/metadata.json"),
        Status(503, "Service Unavailable, with or without Retry-After in seconds or as a date", "503:retry-date=2=0.1"),
        new("flaky", Retry, "503 for the first attempts at each target, first=2 unless said otherwise, then well", "flaky:first=3",
            options => new StatusFault(503) { Retry = options.Retry() }),
        new("redirect", ["hops"], "302, hops=1 of them in a chain, then the right answer", "redirect:hops=3=0.2",
            options => new RedirectFault(options.Whole("hops", 1, RedirectTarget.MaxHops) ?? 1)),
        new("redirect-loop", [], "302 to an address that redirects to itself", "redirect-loop@*/br.gif",
            _ => new RedirectLoopFault()),
        new("reset", [], "the connection is reset (RST) instead of an answer", "reset@*.gif=0.25",
            _ => new ResetFault()),
        new("reset-body", After, "the connection is reset (RST) in the body, after bytes or anywhere", "reset-body:after=500=0.1",
            options => new ResetBodyFault(options.Size("after"))),
        new("cut", After, "the body ends before its Content-Length, after bytes or anywhere; closed in good order", "cut=0.1",
            options => new CutFault(options.Size("after"))),
        new("cut-chunked", After, "a chunked body, whole or after bytes, without the last chunk; closed in good order", "cut-chunked=0.1",
            options => new CutChunkedFault(options.Size("after"))),
        new("stall-headers", [], "the header stops halfway, the connection stays open", "stall-headers=0.05",
            _ => new StallHeadersFault()),
        new("stall-body", After, "the body stops, after bytes or anywhere; the connection stays open", "stall-body:after=2000@/flags/b*",
            options => new StallBodyFault(options.Size("after"))),
        new("drip", ["rate"], "the right answer, its body at rate=1000 bytes a second", "drip:rate=500=0.2",
            options => new DripFault(options.Size("rate", DefaultRate))),
        new("html", [], "200 with an HTML page instead of what was asked for", "html@*.gif=0.1",
            _ => new HtmlFault()),
        new("wrong-length", ["by"], "the whole body under a Content-Length wrong by=-100 bytes, + for too many", "wrong-length:by=100=0.1",
            options => new WrongLengthFault(WrongBy(options))),
        new("extra-answer", ["flag", "delay"], "the right answer, then an unasked 404 or flag: in one write, or after seconds", "extra-answer:flag=us:delay=0.002",
            options => new ExtraAnswerFault(options.Code("flag"), options.Seconds("delay"))),
        new("long-body", ["flag", "by"], "a body longer than its Content-Length by an unasked 404 or flag, or by bytes of one", "long-body:flag=us=0.1",
            options => new LongBodyFault(options.Code("flag"), options.Size("by"))),
        new("endless", [], "the body again and again, chunked, until the client goes", "endless@/flags/br/*",
            _ => new EndlessFault()),
        new("huge-headers", ["size"], "the right answer under a header of size=1M more", "huge-headers:size=100k=0.1",
            options => new HugeHeadersFault(options.Size("size", DefaultHeaderSize))),
        new("busy", ["over", .. Retry], "holds for all: requests beyond over=10 in flight are answered 429 at once", "busy:over=64:retry-after=1",
            options => new InFlightLimit(options.Whole("over", 0, FaultOptions.MaxCount) ?? 10) { Retry = options.Retry() }) { IsDrawn = false },
        new("bandwidth", ["rate"], "holds for all: bodies together get rate=1000 bytes a second", "bandwidth:rate=1M@*.gif",
            options => new BandwidthLimit(options.Size("rate", DefaultRate))) { IsDrawn = false },
        new("refuse", ["for"], "nobody listens, always or for the first seconds: of a whole profile only", "refuse:for=2",
            options => new ConnectionRefusedFault(options.Seconds("for"))) { IsDrawn = false },
    ];

    /// <summary>The text that <c>--list-faults</c> prints.</summary>
    public static string Describe()
    {
        var text = new StringBuilder();
        foreach (var kind in All)
        {
            IReadOnlyList<string> options = kind.IsDrawn ? [.. kind.Options, FaultSyntax.First] : kind.Options;
            text.Append($"{kind.Name,-14} {kind.Description}\n");
            text.Append($"{"",-14} options: {string.Join(", ", options)}; e.g. --fault '{kind.Example}'\n");
        }

        return text.ToString();
    }

    /// <summary>The kind of a name; null for none.</summary>
    public static FaultKind? Find(string name) =>
        All.FirstOrDefault(kind => kind.Name == name)
        ?? (name is [>= '4' and <= '5', >= '0' and <= '9', >= '0' and <= '9'] ? Status(int.Parse(name), "", "") : null);

    private static FaultKind Status(int status, string description, string example) =>
        new($"{status}", Retry, description, example, options => new StatusFault(status) { Retry = options.Retry() });

    private static int WrongBy(FaultOptions options) =>
        options.Whole("by", -FaultOptions.MaxCount, FaultOptions.MaxCount) ?? DefaultLengthError;
}
