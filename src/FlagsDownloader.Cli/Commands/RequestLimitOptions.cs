using System.CommandLine;
using System.Globalization;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The options that spare the servers.</summary>
/// <param name="perHostDefault">The default of <c>--max-per-host</c>, in words.</param>
internal sealed class RequestLimitOptions(string perHostDefault = "no limit but -m")
{
    private readonly Option<int?> _maxPerHost = OptionValues.Integer("--max-per-host", null, "N", $"The most requests at once to one host. Default: {perHostDefault}.", 1);
    private readonly Option<double?> _rate = OptionValues.Rate("--rate", "The most requests that begin in a second (5), minute (30/m), hour (9/h).");

    public IReadOnlyList<Option> All => [_maxPerHost, _rate];

    /// <summary>Whether any of them is given.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_maxPerHost) is not null || parsed.GetValue(_rate) is not null;

    /// <summary>Null if it is not given.</summary>
    public int? ReadMaxPerHost(ParseResult parsed) => parsed.GetValue(_maxPerHost);

    /// <summary>Requests in a second; null if it is not given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="timeout">The time of an attempt.</param>
    /// <param name="retries">The number of further attempts.</param>
    public double? ReadRate(ParseResult parsed, TimeSpan timeout, int retries)
    {
        if (parsed.GetValue(_rate) is not { } rate)
        {
            return null;
        }

        // A request waits for its turn within the time of all its attempts.
        var (interval, attempts) = (1 / rate, retries + 1);
        return interval < timeout.TotalSeconds * attempts
            ? rate
            : throw new UserErrorException(string.Create(
                CultureInfo.InvariantCulture,
                $"with this --rate a request begins every {interval:0.#} s, for which no request waits: write --timeout {Math.Floor(interval / attempts) + 1} or more"));
    }
}
