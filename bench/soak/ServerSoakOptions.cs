using System.Globalization;

namespace FlagsDownloader.Soak;

/// <summary>The command line of `server`.</summary>
/// <param name="Duration">The time under load with each fault. Default: 20 s.</param>
/// <param name="Faults">The faults as they are typed. Default: an example of each, and none.</param>
internal sealed record ServerSoakOptions(TimeSpan Duration, IReadOnlyList<string> Faults)
{
    /// <summary>What may be typed.</summary>
    public const string Usage = "soak: write server [--seconds N] [--fault FAULT]..., N from 4 to 86400 for each fault";

    private const int MinSeconds = 4;
    private const int MaxSeconds = 86_400;

    /// <summary>All faults that a request over HTTP/1.1 can have: those of connections and of HTTP/2 have none.</summary>
    private static readonly string[] All =
    [
        "none", "418=0.25", "429:retry-after=2=0.1", "503:retry-date=2=0.1", "flaky:first=3", "redirect:hops=3=0.2", "redirect-loop=0.1", "reset=0.25",
        "reset-body:after=500=0.1", "cut=0.1", "cut-chunked=0.1", "stall-headers=0.01", "stall-body:after=2000=0.01", "drip:rate=500=0.01",
        "html=0.1", "wrong-length:by=100=0.1", "extra-answer:flag=us:delay=0.002=0.1", "long-body:flag=us=0.1", "endless=0.01",
        "huge-headers:size=100k=0.01", "busy:over=32:retry-after=1", "bandwidth:rate=10M",
    ];

    /// <returns>The options; null for a wrong command line.</returns>
    public static ServerSoakOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new ServerSoakOptions(TimeSpan.FromSeconds(20), []);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--seconds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= MinSeconds and <= MaxSeconds:
                    options = options with { Duration = TimeSpan.FromSeconds(seconds) };
                    break;
                case "--fault" when value is not null:
                    options = options with { Faults = [.. options.Faults, value] };
                    break;
                default:
                    return null;
            }
        }

        return options.Faults.Count > 0 ? options : options with { Faults = All };
    }
}
