using FlagsDownloader.Faults;
using FlagsDownloader.Faults.Findings;
using FlagsDownloader.Faults.Report;
using FlagsDownloader.Faults.Running;
using FlagsDownloader.Faults.Scenarios;

// More programs at once would delay each other, fewer would take minutes: a run mostly waits.
const int ScenariosAtOnce = 3;

if (args is ["--list"])
{
    foreach (var scenario in ScenarioCatalog.All)
    {
        Console.WriteLine($"{scenario.Name,-16} {scenario.What}");
    }

    return 0;
}

var (options, error) = FaultsOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync($"faults: {error}");
    return 2;
}

var installed = options.Programs.Where(program => program.Path is not null).ToList();
foreach (var package in options.Programs.Except(installed).GroupBy(program => program.Package))
{
    await Console.Error.WriteLineAsync($"faults: {package.First().Executable} is not installed: apt-get install {package.Key}");
}

var began = DateTimeOffset.UtcNow;
var scratch = Directory.CreateTempSubdirectory("flags-faults-").FullName;
try
{
    var seen = new Dictionary<(string Scenario, string Program), Observation>();
    var runner = new ScenarioRunner(scratch);
    await Parallel.ForEachAsync(
        options.Scenarios,
        new ParallelOptions { MaxDegreeOfParallelism = ScenariosAtOnce },
        async (scenario, _) =>
        {
            var observations = await runner.RunAsync(scenario, installed);
            lock (seen)
            {
                foreach (var (program, observation) in installed.Zip(observations))
                {
                    seen[(scenario.Name, program.Name)] = observation;
                }
            }

            await Console.Error.WriteLineAsync($"{scenario.Name,-16} {observations.Max(observation => observation.Run.Seconds),5:0.0} s");
        });

    var report = MarkdownReport.Of(options, seen, began, DateTimeOffset.UtcNow - began);
    if (options.Output is { } file)
    {
        await File.WriteAllTextAsync(file, report);
    }
    else
    {
        await Console.Out.WriteAsync(report);
    }

    return 0;
}
finally
{
    Directory.Delete(scratch, recursive: true);
}
