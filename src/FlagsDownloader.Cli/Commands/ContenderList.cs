using System.Globalization;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Cli.Commands;

/// <summary>Lists the contenders of a comparison: each strategy and each peer at each of its bounds.</summary>
internal static class ContenderList
{
    /// <returns>The contenders, and notes on them for the reader.</returns>
    public static (IReadOnlyList<ContenderProgram> Programs, IReadOnlyList<string> Notes) Create(ComparisonOptions options)
    {
        var items = options.Codes.Count * options.Repeat;
        var programs = new List<ContenderProgram>();
        var notes = new List<string>(options.MissingPeers.Select(name => $"{name} is not installed: it was left out."));
        int?[] requested = options.Bounds.Count > 0 ? [.. options.Bounds.Select(bound => (int?)bound)] : [null];

        foreach (var (name, entry) in options.Strategies)
        {
            // A strategy takes part once at each of its real bounds, even if several requested bounds lead to the same.
            foreach (var bound in requested.Select(bound => entry.BoundFor(bound, items)).Distinct())
            {
                var contender = new Contender(name, bound) { Strategy = entry.Name, Awaits = entry.Awaits };
                programs.Add(new StrategyProgram(contender, ThisProgram.Command, Arguments(options, entry.Awaits)));
            }

            if (entry.MaxBound > 1 && options.Bounds.Any(bound => Math.Min(bound, items) > entry.MaxBound))
            {
                notes.Add($"{name} takes at most {entry.MaxBound} requests at once.");
            }
        }

        // By default, the strategies' bound, and at most the number of requests.
        var common = requested.Select(bound => Math.Max(1, Math.Min(bound ?? programs.Max(program => program.Contender.Bound), items))).Distinct();
        foreach (var bound in common)
        {
            foreach (var peer in options.Peers)
            {
                var contender = new Contender(peer.Name, bound) { Command = peer.Command, Version = peer.Version };
                programs.Add(new PeerProgram(contender, peer));
            }
        }

        return (programs, notes);
    }

    private static List<string> Arguments(ComparisonOptions options, bool awaits)
    {
        List<string> arguments =
        [
            "--timeout", options.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            "--retries", options.Retries.ToString(CultureInfo.InvariantCulture),
            "--max-size", options.MaxContentBytes.ToString(CultureInfo.InvariantCulture),
        ];
        if (options.WithNames)
        {
            arguments.Add("--with-names");
        }

        if (options.Save is { } save && awaits)
        {
            arguments.AddRange(["--save", save.ToString().ToLowerInvariant()]);
        }

        return arguments;
    }
}
