using System.Globalization;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Formats;

namespace FlagsDownloader.Cli.Commands;

/// <summary>Lists the contenders of a comparison: each strategy and each peer at each of its bounds, over each of its versions of HTTP.</summary>
internal static class ContenderList
{
    /// <returns>The contenders, and notes on them for the reader.</returns>
    public static (IReadOnlyList<ContenderProgram> Programs, IReadOnlyList<string> Notes) Create(ComparisonOptions options)
    {
        var items = options.ItemCount;
        var programs = new List<ContenderProgram>();
        var notes = new List<string>(options.MissingPeers.Select(name => $"{name} is not installed: it was left out."));
        int?[] requested = options.Bounds.Count > 0 ? [.. options.Bounds.Select(bound => (int?)bound)] : [null];

        foreach (var (name, entry) in options.Strategies)
        {
            // A strategy takes part once at each of its real bounds, even if several requested bounds lead to the same.
            foreach (var bound in requested.Select(bound => Math.Min(entry.BoundFor(bound, items), options.MaxBound)).Distinct())
            {
                foreach (var version in VersionsOf(entry, options.HttpVersions))
                {
                    var contender = new Contender(name, bound) { Strategy = entry.Name, Awaits = entry.Awaits, HttpVersion = version };
                    programs.Add(new StrategyProgram(contender, ThisProgram.Command, Arguments(options, entry.Awaits)));
                }
            }

            if (entry.MaxBound > 1 && options.Bounds.Any(bound => Math.Min(bound, items) > entry.MaxBound))
            {
                notes.Add($"{name} takes at most {entry.MaxBound} requests at once.");
            }
        }

        // By default, the strategies' bound, and at most the number of requests.
        var common = requested.Select(bound => Math.Max(1, Math.Min(bound ?? programs.Max(program => program.Contender.Bound), Math.Min(items, options.MaxBound)))).Distinct();
        foreach (var bound in common)
        {
            foreach (var peer in options.Peers)
            {
                string?[] versions = peer.TakesHttpVersion && options.HttpVersions.Count > 0 ? [.. options.HttpVersions] : [null];
                foreach (var version in versions)
                {
                    var contender = new Contender(peer.Name, bound) { Command = peer.Command, Version = peer.Version, HttpVersion = version };
                    programs.Add(new PeerProgram(contender, peer));
                }
            }
        }

        return (programs, [.. notes, .. VersionNotes(options)]);
    }

    private static IReadOnlyList<string> VersionsOf(DownloaderEntry entry, IReadOnlyList<string> versions) =>
        entry.Awaits && versions.Count > 0 ? versions : [Contender.Http1];

    private static IEnumerable<string> VersionNotes(ComparisonOptions options)
    {
        if (!options.HttpVersions.Contains(Contender.Http2))
        {
            yield break;
        }

        string[] blocking = [.. options.Strategies.Where(strategy => !strategy.Entry.Awaits).Select(strategy => strategy.Name)];
        if (blocking.Length > 0)
        {
            yield return $"Over HTTP/1.1 only, because .NET has no blocking calls over HTTP/2: {string.Join(", ", blocking)}.";
        }

        string[] own = [.. options.Peers.Where(peer => !peer.TakesHttpVersion).Select(peer => peer.Name)];
        if (own.Length > 0)
        {
            yield return $"Over the version of HTTP that the program chooses: {string.Join(", ", own)}.";
        }
    }

    private static List<string> Arguments(ComparisonOptions options, bool awaits)
    {
        List<string> arguments =
        [
            "--timeout", options.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            "--retries", options.Retries.ToString(CultureInfo.InvariantCulture),
        ];
        Add("--max-size", options.MaxContentBytes);
        Add("--max-per-host", options.Limits.MaxPerHost);
        Add("--rate", options.Limits.Rate);
        Add("--expect", options.Expect == ContentFormat.Any ? null : ContentFormats.NameOf(options.Expect));
        if (options.WithNames)
        {
            arguments.Add("--with-names");
        }

        if (options.Save is { } save && awaits)
        {
            arguments.AddRange(["--save", save.ToString().ToLowerInvariant()]);
        }

        return arguments;

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                arguments.AddRange([name, Convert.ToString(value, CultureInfo.InvariantCulture)!]);
            }
        }
    }
}
