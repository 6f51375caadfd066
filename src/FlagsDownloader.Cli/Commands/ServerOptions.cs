using System.CommandLine;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The options that say where from, and in what weather.</summary>
/// <param name="siteDescription">What <c>--server</c> means to the command.</param>
/// <param name="delayDescription">What <c>--delay</c> means to the command.</param>
internal sealed class ServerOptions(string siteDescription, string delayDescription)
{
    private const string Starts = "Start a server for the run";

    private readonly Option<string?> _server = OptionValues.Text("--server", "-s", "LABEL", siteDescription).Offer(() => KnownWords.Sites);
    private readonly Option<string?> _delay = OptionValues.Text("--delay", null, "SECONDS", delayDescription);
    private readonly Option<string?> _errorRate = OptionValues.Text("--error-rate", null, "SHARE", $"{Starts} that fails this share of requests: 0 to 1.");
    private readonly Option<string[]> _faults = OptionValues.Texts("--fault", "FAULT", $"{Starts} in which things go wrong, such as reset@*.gif=0.25; 'flags serve --list-faults' names them. May be repeated.").Offer(() => FaultWords.All);
    private readonly Option<string?> _seed = OptionValues.Text("--seed", null, "N", $"{Starts} with other weather: which requests are late, and which fail.");
    private readonly Option<string?> _padTo = OptionValues.Text("--pad-to", null, "SIZE", $"{Starts} whose pictures are at least this large, such as 130k.");

    public void AddTo(Command target)
    {
        target.Add(_server);
        target.Add(_delay);
        target.Add(_errorRate);
        target.Add(_faults);
        target.Add(_seed);
        target.Add(_padTo);
    }

    /// <summary>Whether anything is said.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_server) is not null || !ReadWeather(parsed).IsEmpty;

    /// <summary>Whether a site is named.</summary>
    public bool NamesSite(ParseResult parsed) => parsed.GetValue(_server) is not null;

    /// <param name="parsed">The command line.</param>
    /// <param name="known">The site where something else than <c>--server</c> names it. Default: null.</param>
    public (FlagSite Site, WeatherOptions Weather) Read(ParseResult parsed, FlagSite? known = null)
    {
        var site = known ?? UserErrorException.Unless(() => FlagSite.Parse(parsed.GetValue(_server) ?? FlagSite.Local.Label));
        var weather = ReadWeather(parsed);
        if (!weather.IsEmpty && !site.IsServedHere)
        {
            throw new UserErrorException(
                "--delay, --error-rate, --fault, --seed and --pad-to are for a server of the run's own: use -s LOCAL, DELAY or ERROR with them");
        }

        return (site, weather);
    }

    private WeatherOptions ReadWeather(ParseResult parsed) =>
        new(parsed.GetValue(_delay), parsed.GetValue(_errorRate), parsed.GetValue(_seed), parsed.GetValue(_padTo))
        {
            Faults = parsed.GetValue(_faults) ?? [],
        };
}
