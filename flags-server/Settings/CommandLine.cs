using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;

namespace FlagsServer.Settings;

/// <summary>The command line: its options, and their values.</summary>
internal sealed partial class CommandLine
{
    // The help is the same on a terminal of any width, in a pipe, and in a document.
    private const int HelpWidth = 80;

    private const string About =
        "Serves the flags of 194 countries on this machine, as three servers in one process: LOCAL answers at once, DELAY "
        + "is 0.5 s late, ERROR is late too and answers a quarter of the requests with 418 I'm a teapot. Delays and faults "
        + "depend on the seed, the path and how often it was asked for, never on the order of arrival.";

    private readonly Option<string[]> _profile = new("--profile")
    {
        HelpName = "NAME:key=value,…",
        Description = "Changes or adds a profile, such as SLOW:port=8003,delay=0.5..5,error=0.1. Keys: " + ProfileKey.List + ".",
    };

    private readonly Option<string[]> _only = new("--only")
    {
        HelpName = "NAME",
        Description = "Serves this profile and no other. May be repeated.",
    };

    private readonly Option<string?> _port = new("--port")
    {
        HelpName = "N",
        Description = "Port of the first profile, the next ones count up; 0 picks free ports. Default: 8000.",
    };

    private readonly Option<string?> _bind = new("--bind")
    {
        HelpName = "ADDRESS",
        Description = "Address to listen on, * for all. Default: 127.0.0.1.",
    };

    private readonly Option<string?> _delay = new("--delay")
    {
        HelpName = "SECONDS",
        Description = "How late answers are: 0.5, or a range, 0.5..5, each delay in it equally likely, or normal:0.5:0.1 (mean, standard "
            + "deviation), or lognormal:0.5:0.6 (median, sigma).",
    };

    private readonly Option<string?> _errorRate = new("--error-rate")
    {
        HelpName = "SHARE",
        Description = "The share of requests answered 418, from 0 to 1.",
    };

    private readonly Option<string[]> _fault = new("--fault")
    {
        HelpName = "FAULT",
        Description = $"What else goes wrong: {FaultSyntax.Grammar}, such as reset@*.gif=0.25. PATHS: with * for anything. SHARE: of "
            + "the requests for these paths, 1 when not given. May be repeated. The shares add up. Kinds: --list-faults.",
    };

    private readonly Option<bool> _listFaults = new("--list-faults") { Description = "Name the faults, with an example each." };

    private readonly Option<string?> _seed = new("--seed")
    {
        HelpName = "N",
        Description = "Another seed gives other requests the delays and faults. Default: 0.",
    };

    private readonly Option<string?> _padTo = new("--pad-to")
    {
        HelpName = "SIZE",
        Description = "Pads smaller flags to this size with GIF comment blocks: 5000 (bytes), 130k (x 1024), 2M.",
    };

    private readonly Option<string?> _replay = new("--replay")
    {
        HelpName = "FILE",
        Description = "Serves the addresses of a recording that 'flags record' wrote, with their delays, speeds and failures: a profile for "
            + "each host. Content is generated.",
    };

    private readonly Option<string?> _list = new("--list")
    {
        HelpName = "FILE",
        Description = "With --replay: where the replayed addresses are written, one a line.",
    };

    private readonly Option<bool> _verbose = new("--verbose", "-v")
    {
        Description = "A line a request on standard error.",
    };

    private readonly Option<bool> _embedded = new("--embedded")
    {
        Description = "Run as a child process: end with standard input, leave Ctrl-C to the parent.",
    };

    private readonly Option<bool> _version = new("--version") { Description = "Show the version." };

    private readonly Command _root;

    private CommandLine()
    {
        // A plain command: RootCommand brings a --version that prints the commit's hash, and [suggest] directives.
        _root = new Command("flags-server", About)
        {
            _profile, _only, _port, _bind, _delay, _errorRate, _fault, _listFaults, _seed, _padTo, _replay, _list, _tls, _tlsCertificate, _tlsKey, _tlsVersion, _caFile, _http2, _verbose, _embedded,
            _version, new HelpOption { Action = new HelpAction { MaxWidth = HelpWidth } },
        };
    }

    private IEnumerable<(Option<string?> Option, string Key)> Everywhere =>
        [(_port, "port"), (_bind, "bind"), (_delay, "delay"), (_errorRate, "error"), (_seed, "seed"), (_padTo, "pad-to")];

    /// <summary>The program's version, such as <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(CommandLine).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Reads a command line.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <returns>What to do: <see cref="Serve"/>, or print a <see cref="Text"/>; or what to type instead.</returns>
    public static Parsed<Request> Parse(IReadOnlyList<string> arguments)
    {
        var line = new CommandLine();
        // Without the replacer, '@file' is a plain value, not a file to read arguments from.
        var result = line._root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is HelpAction)
        {
            using var help = new StringWriter();
            result.Invoke(new InvocationConfiguration { Output = help });
            // The parser leaves blanks at the end of broken lines.
            return new Text(string.Join('\n', help.ToString().TrimEnd().Split('\n').Select(text => text.TrimEnd())) + "\n");
        }

        if (result.Errors is [var error, ..])
        {
            return Parsed<Request>.Failed(error.Message);
        }

        if (result.GetValue(line._version))
        {
            return new Text($"flags-server {Version} (.NET {Environment.Version})\n");
        }

        if (result.GetValue(line._listFaults))
        {
            return new Text(FaultCatalog.Describe());
        }

        var layer = line.Layer(result);
        return layer.Error is { } bad ? Parsed<Request>.Failed(bad) : new Serve(layer.Value);
    }

    private Parsed<SettingsLayer> Layer(ParseResult result)
    {
        var everywhere = ProfileOverrides.None;
        var said = Everywhere.Select(pair => (pair.Option.Name, pair.Key, Value: result.GetValue(pair.Option)))
            .Concat((result.GetValue(_fault) ?? []).Select(value => (_fault.Name, "fault", Value: (string?)value)));
        foreach (var (option, key, text) in said)
        {
            if (text is not { } value)
            {
                continue;
            }

            var set = ProfileKey.Set(everywhere, key, value);
            if (set.Error is { } error)
            {
                return Parsed<SettingsLayer>.Failed($"{option} {value}: {error}");
            }

            everywhere = set.Value;
        }

        var connections = Connections(result);
        if (connections.Error is { } wrong)
        {
            return Parsed<SettingsLayer>.Failed(wrong);
        }

        var profiles = new List<NamedOverrides>();
        foreach (var text in result.GetValue(_profile) ?? [])
        {
            var profile = NamedOverrides.Parse(text);
            if (profile.Error is { } error)
            {
                return Parsed<SettingsLayer>.Failed($"--profile {text}: {error}");
            }

            profiles.Add(profile.Value);
        }

        if (CheckReplay(result, everywhere) is { } conflict)
        {
            return Parsed<SettingsLayer>.Failed(conflict);
        }

        return new SettingsLayer
        {
            Replay = result.GetValue(_replay),
            List = result.GetValue(_list),
            Everywhere = everywhere,
            Profiles = profiles,
            Only = [.. (result.GetValue(_only) ?? []).Select(name => name.ToUpperInvariant())],
            Connections = connections.Value,
            Verbose = result.GetValue(_verbose),
            Embedded = result.GetValue(_embedded),
        };
    }

    private string? CheckReplay(ParseResult result, ProfileOverrides everywhere)
    {
        if (result.GetValue(_replay) is null)
        {
            return result.GetValue(_list) is { } list ? $"--list {list}: there is no list without a recording, add --replay FILE" : null;
        }

        var given = everywhere is { Delay: not null } ? _delay.Name
            : everywhere is { ErrorRate: not null } ? _errorRate.Name
            : everywhere is { Faults: not null } ? _fault.Name
            : everywhere is { PadTo: not null } ? _padTo.Name
            : result.GetValue(_profile) is { Length: > 0 } ? _profile.Name
            : result.GetValue(_only) is { Length: > 0 } ? _only.Name
            : null;
        return given is null ? null : $"{given}: a recording has profiles, delays and faults of its own, leave {given} or --replay out";
    }

    /// <summary>The task of this run.</summary>
    internal abstract record Request;

    /// <summary>Serve, with the settings of the command line.</summary>
    /// <param name="Layer">The layer of highest precedence.</param>
    internal sealed record Serve(SettingsLayer Layer) : Request;

    /// <summary>Print a text and end: help, version.</summary>
    /// <param name="Content">With its line ends.</param>
    internal sealed record Text(string Content) : Request;
}
