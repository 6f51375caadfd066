using System.Globalization;
using System.Text;
using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>Creates the faults of <see cref="FaultKinds"/>, and prints their list.</summary>
internal static class FaultCatalog
{
    private const int DefaultFlight = 10;
    private const int DefaultHeaderSize = 1 << 20;
    private const int DefaultRate = 1000;
    private const int DefaultLengthError = -100;

    /// <summary>Creates a fault.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="options">Its options, which store an error when they are invalid.</param>
    public static Fault Create(FaultKind kind, FaultOptions options) => kind.Name switch
    {
        "flaky" => new StatusFault(503) { Retry = options.Retry() },
        "redirect" => new RedirectFault(options.Whole("hops", 1, RedirectTarget.MaxHops) ?? 1),
        "redirect-loop" => new RedirectLoopFault(),
        "reset" => new ResetFault(),
        "reset-body" => new ResetBodyFault(options.Size("after")),
        "cut" => new CutFault(options.Size("after")),
        "cut-chunked" => new CutChunkedFault(options.Size("after")),
        "stall-headers" => new StallHeadersFault(),
        "stall-body" => new StallBodyFault(options.Size("after")),
        "drip" => new DripFault(options.Size("rate", DefaultRate)),
        "html" => new HtmlFault(),
        "wrong-length" => new WrongLengthFault(options.Whole("by", -FaultOptions.MaxCount, FaultOptions.MaxCount) ?? DefaultLengthError),
        "extra-answer" => new ExtraAnswerFault(options.Code("flag"), options.Seconds("delay")),
        "long-body" => new LongBodyFault(options.Code("flag"), options.Size("by")),
        "endless" => new EndlessFault(),
        "huge-headers" => new HugeHeadersFault(options.Size("size", DefaultHeaderSize)),
        "goaway" => new GoAwayFault(),
        "refused-stream" => new RefusedStreamFault(),
        "busy" => new InFlightLimit(options.Whole("over", 0, FaultOptions.MaxCount) ?? DefaultFlight) { Retry = options.Retry() },
        "bandwidth" => new BandwidthLimit(options.Size("rate", DefaultRate)),
        "refuse" => new ConnectionRefusedFault(options.Seconds("for")),
        "tls-stall" => new TlsStallFault(options.Seconds("for")),
        "tls-reset" => new TlsResetFault(options.Seconds("for")),
        "tls-expired" => new TlsExpiredFault(options.Seconds("for")),
        "tls-wrong-host" => new TlsWrongHostFault(options.Seconds("for")),
        var status => new StatusFault(int.Parse(status, NumberStyles.None, CultureInfo.InvariantCulture)) { Retry = options.Retry() },
    };

    /// <summary>The text that <c>--list-faults</c> prints.</summary>
    public static string Describe()
    {
        var text = new StringBuilder();
        foreach (var kind in FaultKinds.All)
        {
            IReadOnlyList<string> options = kind.IsDrawn ? [.. kind.Options, FaultSyntax.First] : kind.Options;
            text.Append($"{kind.Name,-14} {kind.Description}\n");
            text.Append($"{"",-14} options: {string.Join(", ", options)}; e.g. --fault '{kind.Example}'\n");
        }

        return text.ToString();
    }
}
