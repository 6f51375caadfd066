using System.CommandLine;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The options that spare the servers.</summary>
internal sealed class RequestLimitOptions
{
    private readonly Option<int?> _maxPerHost = OptionValues.Integer("--max-per-host", null, "N", "The most requests at once to one host. Default: as many as --max_req.", 1);
    private readonly Option<double?> _rate = OptionValues.Rate("--rate", "The most requests that begin in a second (5 or 0.5/s), a minute (30/m) or an hour (100/h). Default: no limit.");

    public IReadOnlyList<Option> All => [_maxPerHost, _rate];

    /// <summary>Null if it is not given.</summary>
    public int? ReadMaxPerHost(ParseResult parsed) => parsed.GetValue(_maxPerHost);

    /// <summary>Requests in a second; null if it is not given.</summary>
    public double? ReadRate(ParseResult parsed) => parsed.GetValue(_rate);
}
