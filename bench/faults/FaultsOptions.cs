using System.Reflection;
using FlagsDownloader.Faults.Programs;
using FlagsDownloader.Faults.Scenarios;

namespace FlagsDownloader.Faults;

/// <summary>The command line.</summary>
/// <param name="Scenarios">The faults, in the table's order.</param>
/// <param name="Programs">The programs, in the table's order.</param>
/// <param name="Output">The output file; null for stdout.</param>
internal sealed record FaultsOptions(IReadOnlyList<Scenario> Scenarios, IReadOnlyList<DownloadProgram> Programs, string? Output)
{
    /// <summary>Parses the command line.</summary>
    /// <returns>The options, or an error that says what to type.</returns>
    public static (FaultsOptions? Options, string? Error) Parse(IReadOnlyList<string> arguments)
    {
        var scenarios = new HashSet<string>(StringComparer.Ordinal);
        var programs = new HashSet<string>(StringComparer.Ordinal);
        string? output = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument is "--program" or "--output")
            {
                if (++i == arguments.Count)
                {
                    return (null, $"{argument} needs a value");
                }

                if (argument == "--output")
                {
                    output = arguments[i];
                }
                else if (!programs.Add(arguments[i]) || !ProgramCatalog.All.Any(program => program.Name == arguments[i]))
                {
                    return (null, $"'{arguments[i]}' is not a program, or named twice: write {Names(ProgramCatalog.All.Select(program => program.Name))}");
                }
            }
            else if (ScenarioCatalog.All.Any(scenario => scenario.Name == argument))
            {
                scenarios.Add(argument);
            }
            else
            {
                return (null, $"'{argument}' is not a fault: write {Names(ScenarioCatalog.All.Select(scenario => scenario.Name))}");
            }
        }

        // A partial table must not replace the complete one.
        var all = scenarios.Count + programs.Count == 0;
        return (new FaultsOptions(
            [.. ScenarioCatalog.All.Where(scenario => scenarios.Count == 0 || scenarios.Contains(scenario.Name))],
            [.. ProgramCatalog.All.Where(program => programs.Count == 0 || programs.Contains(program.Name))],
            output ?? (all ? DefaultOutput : null)), null);
    }

    private static string DefaultOutput => Path.GetFullPath(
        typeof(FaultsOptions).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "DefaultOutput").Value!);

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);
}
