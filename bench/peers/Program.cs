using System.Diagnostics;
using FlagsDownloader.Bench.Peers;
using FlagsDownloader.Bench.Peers.Clients;
using FlagsDownloader.Bench.Peers.Measuring;
using FlagsDownloader.Bench.Peers.Report;
using FlagsDownloader.Bench.Peers.Servers;
using FlagsDownloader.Bench.Peers.Setup;
using FlagsDownloader.Bench.Peers.Workloads;

const int Interrupted = 130;

var (options, error) = PeersOptions.Parse(args);
if (options is null)
{
    Bench.Say($"bench: {error}");
    return 2;
}

var tools = Tools.Find();
foreach (var tool in tools.Missing)
{
    Bench.Say($"bench: {tool.Name} is missing: on Debian 'apt-get install {tool.Package}'");
}

if (tools.Missing.Count > 0 && !options.Prints)
{
    Bench.Say("bench: the page needs all of them; --print measures the installed ones and prints the tables");
    return 2;
}

if (!options.Prints && !Page.HasPlace)
{
    Bench.Say("bench: docs/performance.md has no mark for the tables; --print prints them");
    return 2;
}

using var interruption = new Interruption();
using var scratch = Scratch.Make(options.Scratch);
try
{
    var (began, started) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
    var bench = Prepare();
    var sections = options.Workloads.Select(workload => Measure(workload, bench)).OfType<Section>().ToList();
    var text = Page.Of(sections, began, Stopwatch.GetElapsedTime(started), Versions(bench), scratch.FileSystem);
    var complete = sections.Count == options.Workloads.Count;
    if (options.Prints || !complete)
    {
        Console.Write(text);
    }
    else
    {
        Bench.Say($"Written: {Page.Write(text)}");
    }

    return complete ? 0 : 1;
}
catch (BenchException exception)
{
    Bench.Say($"bench: {exception.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    return Interrupted;
}

Bench Prepare()
{
    var workshop = new ProgramBuilder(scratch, interruption.Token);
    if (options.Flags is null)
    {
        Bench.Say("Building the native flags, which takes a minute; --flags PATH takes one that is installed...");
    }

    var flags = options.Flags ?? workshop.InstallFlags();
    var meter = new Meter(workshop.BuildMeter(), scratch, interruption.Token);
    var goPeer = tools.Has(Tools.Go) ? workshop.BuildGoPeer(tools.PathOf(Tools.Go)) : null;
    using var server = FlagsServer.Start(flags, scratch.NewFolder());
    return new Bench(options, scratch, meter, flags, tools, ClientCatalog.Of(flags, tools, goPeer), FlagSet.From(server.Site), interruption.Token);
}

// The results of the others are kept if one workload fails.
static Section? Measure(IWorkload workload, Bench bench)
{
    try
    {
        return workload.Measure(bench);
    }
    catch (Exception exception) when (exception is BenchException or HttpRequestException or IOException)
    {
        Bench.Say($"bench: {workload.Name}: {exception.Message}");
        return null;
    }
}

static IEnumerable<string> Versions(Bench bench) => bench.Tools.Versions.Prepend(bench.Meter.Run([bench.Flags, "--version"]).Output.Trim());
