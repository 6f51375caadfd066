using FlagsDownloader.Bench.Peers.Workloads;

namespace FlagsDownloader.Bench.Peers;

/// <summary>The command line.</summary>
/// <param name="Workloads">The workloads, in the page's order.</param>
/// <param name="Rounds">The number of rounds; null for the default of each workload.</param>
/// <param name="Quick">Whether to run few and short rounds, for a trial.</param>
/// <param name="Prints">Whether to print the tables instead of writing the page, also if programs are missing.</param>
/// <param name="Flags">An installed `flags`; null to build one.</param>
/// <param name="Scratch">The folder for the files; null for memory if there is enough, otherwise the folder for temporary files.</param>
internal sealed record PeersOptions(
    IReadOnlyList<IWorkload> Workloads, int? Rounds, bool Quick, bool Prints, string? Flags, string? Scratch)
{
    private const int MostRounds = 1000;

    /// <summary>Parses the command line.</summary>
    /// <returns>The options, or an error that says what to type.</returns>
    public static (PeersOptions? Options, string? Error) Parse(IReadOnlyList<string> arguments)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        var options = new PeersOptions(WorkloadCatalog.All, null, Quick: false, Prints: false, null, null);
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (name is "--quick" or "--print")
            {
                options = name == "--quick" ? options with { Quick = true, Prints = true } : options with { Prints = true };
                continue;
            }

            if (name is not ("--rounds" or "--only" or "--flags" or "--scratch"))
            {
                return (null, $"'{name}' is not an option: write --rounds N, --only WORKLOAD, --quick, --print, --flags PATH or --scratch DIR");
            }

            if (++i == arguments.Count)
            {
                return (null, $"{name} needs a value");
            }

            var value = arguments[i];
            switch (name)
            {
                case "--rounds" when int.TryParse(value, out var rounds) && rounds is >= 1 and <= MostRounds:
                    options = options with { Rounds = rounds };
                    break;
                case "--rounds":
                    return (null, $"'{value}' is not a number of rounds: write 1 to {MostRounds}");
                case "--only" when !WorkloadCatalog.All.Any(workload => workload.Name == value):
                    return (null, $"'{value}' is not a workload: write {string.Join(", ", WorkloadCatalog.All.Select(workload => workload.Name))}");
                case "--only":
                    chosen.Add(value);
                    break;
                case "--flags" when !File.Exists(value):
                    return (null, $"there is no '{value}'");
                case "--flags":
                    options = options with { Flags = Path.GetFullPath(value) };
                    break;
                case "--scratch" when !Directory.Exists(value):
                    return (null, $"there is no folder '{value}'");
                default:
                    options = options with { Scratch = Path.GetFullPath(value) };
                    break;
            }
        }

        // Partial tables must not replace the complete ones.
        return chosen.Count == 0
            ? (options, null)
            : (options with { Prints = true, Workloads = [.. WorkloadCatalog.All.Where(workload => chosen.Contains(workload.Name))] }, null);
    }
}
