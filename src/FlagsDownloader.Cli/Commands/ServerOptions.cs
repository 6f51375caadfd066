using System.CommandLine;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The options that name the server, and the delays and faults of one that is started.</summary>
/// <param name="siteDescription">The description of <c>--server</c>.</param>
/// <param name="delayDescription">The description of <c>--delay</c>.</param>
internal sealed class ServerOptions(string siteDescription, string delayDescription)
{
    private readonly Option<string?> _server = OptionValues.Text("--server", "-s", "LABEL", siteDescription).Offer(() => KnownWords.Sites);
    private readonly Option<string?> _delay = OptionValues.Text("--delay", null, "SECONDS", delayDescription);
    private readonly Option<string?> _errorRate = OptionValues.Text("--error-rate", null, "SHARE", "The share of requests that fail, 0 to 1.");
    private readonly Option<string[]> _faults = OptionValues.Texts("--fault", "FAULT", "A fault, such as reset@*.gif=0.25; see 'flags serve --list-faults'.").Offer(() => KnownWords.Faults);
    private readonly Option<string?> _seed = OptionValues.Text("--seed", null, "N", "Another seed gives other requests the delays and faults. Default: 0.");
    private readonly Option<string?> _padTo = OptionValues.Text("--pad-to", null, "SIZE", "Pad smaller flags to this size, such as 130k.");

    public IReadOnlyList<Option> All => [_server, _delay, _errorRate, _faults, _seed, _padTo];

    /// <summary>Whether any of them is given.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_server) is not null || !ReadFaultInjection(parsed).IsEmpty;

    /// <summary>The first that is given of those that a recording leaves no choice of: all but <c>--seed</c>; null for none.</summary>
    public string? FindChoiceOfServer(ParseResult parsed) =>
        All.Where(option => option != _seed).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>Whether <c>--server</c> is given.</summary>
    public bool NamesSite(ParseResult parsed) => parsed.GetValue(_server) is not null;

    /// <param name="parsed">The command line.</param>
    /// <param name="known">The site, if something else than <c>--server</c> names it. Default: null.</param>
    public (FlagSite Site, FaultInjectionOptions FaultInjection) Read(ParseResult parsed, FlagSite? known = null)
    {
        var site = known ?? UserErrorException.Parse(() => FlagSite.Parse(parsed.GetValue(_server) ?? FlagSite.Local.Label));
        var faultInjection = ReadFaultInjection(parsed);
        if (!faultInjection.IsEmpty && !site.IsServedHere)
        {
            throw new UserErrorException(
                "--delay, --error-rate, --fault, --seed and --pad-to are for a server of the run's own: use -s LOCAL, DELAY or ERROR with them");
        }

        return (site, faultInjection);
    }

    private FaultInjectionOptions ReadFaultInjection(ParseResult parsed) =>
        new(parsed.GetValue(_delay), parsed.GetValue(_errorRate), parsed.GetValue(_seed), parsed.GetValue(_padTo))
        {
            Faults = parsed.GetValue(_faults) ?? [],
        };
}
