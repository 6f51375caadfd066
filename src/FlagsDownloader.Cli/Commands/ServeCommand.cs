using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Servers;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags serve …`: runs flags-server in the foreground, with its own command line.</summary>
/// <remarks>
/// The server parses its arguments itself. Its options are repeated here, so that help, manual and completions have them without
/// starting it. A test compares them with <c>flags-server --help</c>.
/// </remarks>
internal sealed class ServeCommand : Command, IHasExamples
{
    private const string FaultGrammar = "KIND[:option=value]...[@PATHS][=SHARE]";

    public ServeCommand()
        : base("serve", "Runs flags-server in the foreground until Ctrl-C. LOCAL answers at once, DELAY 0.5 s late, ERROR late too and to a quarter of the requests with 418.")
    {
        Add(Several("--profile", "NAME:key=value,…", "Changes or adds a profile, such as SLOW:port=8003,delay=0.5..5,error=0.1. Keys: port, bind, delay, error, seed, pad-to, fault."));
        Add(Several("--only", "NAME", "Serves this profile and no other.").Offer(() => KnownWords.Profiles));
        Add(One("--port", "N", "Port of the first profile, the next ones count up; 0 picks free ports. Default: 8000."));
        Add(One("--bind", "ADDRESS", "Address to listen on, * for all. Default: 127.0.0.1."));
        Add(One("--delay", "SECONDS", "How late answers are: 0.5, or a range, 0.5..5, each delay in it equally likely, or normal:0.5:0.1 (mean, standard deviation), or lognormal:0.5:0.6 (median, sigma)."));
        Add(One("--error-rate", "SHARE", "The share of requests answered 418, from 0 to 1."));
        Add(Several("--fault", "FAULT", $"What else goes wrong: {FaultGrammar}, such as reset@*.gif=0.25. PATHS: with * for anything. SHARE: of the requests for these paths, 1 when not given. The shares add up. Kinds: --list-faults.").Offer(() => KnownWords.Faults));
        Add(Switch("--list-faults", [], "Name the faults, with an example each."));
        Add(One("--seed", "N", "Another seed gives other requests the delays and faults. Default: 0."));
        Add(One("--pad-to", "SIZE", "Pads smaller flags to this size with GIF comment blocks: 5000 (bytes), 130k (x 1024), 2M."));
        Add(One("--replay", "FILE", "Serves the addresses of a recording that 'flags record' wrote, with their delays, speeds and failures: a profile for each host. Content is generated."));
        Add(One("--list", "FILE", "With --replay: where the replayed addresses are written, one a line."));
        Add(Switch("--tls", [], "Speaks HTTPS, with a certificate that it makes at its start for localhost and this machine. GET /ca.pem has its CA."));
        Add(One("--tls-cert", "FILE", "Speaks HTTPS with this certificate: PEM, the chain after it."));
        Add(One("--tls-key", "FILE", "The private key of --tls-cert: PEM, not encrypted."));
        Add(One("--tls-version", "VERSION", "The only version of TLS, 1.2 or 1.3. Default: both."));
        Add(One("--ca-file", "FILE", "Where the CA's certificate is written. Default: a temporary file, which is removed at the end."));
        Add(Switch("--http2", [], "Speaks HTTP/2 too: with TLS by ALPN, without TLS with prior knowledge."));
        Add(Switch("--verbose", ["-v"], "A line a request on standard error."));
        Add(Switch("--version", [], "Show the version."));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("flags serve", "LOCAL, DELAY and ERROR, on the ports 8000 to 8002."),
        new("flags serve --only DELAY --delay 0.1..0.9 --seed 7 --port 0", "One server on a free port; the same seed is late in the same way."),
        new("flags serve --profile SLOW:port=8003,delay=2,error=0.1 --pad-to 130k", "One profile more, and larger pictures."),
        new("flags serve --fault 'reset@*.gif=0.25' --verbose", "A quarter of the requests for pictures end in a reset."),
        new("flags serve --replay recording.json --list replayed.txt", "Recorded addresses, as late and as often wrong as they were."),
        new("flags serve --list-faults", "What else can go wrong."),
    ];

    /// <param name="arguments">The server's arguments, as typed.</param>
    public static ExitCode Run(IEnumerable<string> arguments)
    {
        // The child ends with its input, and so with this process, even by kill -9.
        var start = ServerExecutable.CreateStartInfo();
        start.RedirectStandardInput = true;
        start.ArgumentList.Add("--embedded");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = new Process { StartInfo = start };
        ServerExecutable.Start(process);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, EndServer);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, EndServer);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, EndServer);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, EndServer);
        process.WaitForExit();
        return (ExitCode)process.ExitCode;

        void EndServer(PosixSignalContext context)
        {
            context.Cancel = true;
            process.StandardInput.Close();
        }
    }

    private static Option<string?> One(string name, string valueName, string description) =>
        new(name) { HelpName = valueName, Description = description };

    private static Option<string[]> Several(string name, string valueName, string description) =>
        new(name) { HelpName = valueName, Description = description };

    private static Option<bool> Switch(string name, string[] aliases, string description) => new(name, aliases) { Description = description };
}
