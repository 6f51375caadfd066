using System.Globalization;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Bench.Downloads;

/// <summary>
/// How time, memory, documents and the merge grow with the number of items and of parts. The parts run one after the other: each has the
/// machine to itself, as on machines of their own.
/// </summary>
internal static class Scaling
{
    private const int Rounds = 3;

    // A round of so many takes minutes.
    private const int ItemsOfOneRound = 1_000_000;

    private static readonly int[] Items = [1_000, 10_000, 100_000];
    private static readonly int[] Parts = [1, 4];

    /// <summary>Prints the table.</summary>
    /// <param name="sizes">The numbers of items; none for the default.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] sizes)
    {
        var items = new List<int>();
        foreach (var size in sizes)
        {
            if (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < Parts.Max())
            {
                Console.Error.WriteLine($"bench: '{size}' is not a number of items: write scripts/bench scaling {string.Join(' ', Items)}");
                return 2;
            }

            items.Add(number);
        }

        using var server = FlagsRun.StartServer("--only", "LOCAL");
        Console.WriteLine($"Small files of some 80 bytes, no delay, 64 at once, --update. Medians of {Rounds} interleaved rounds (least to most); from {ItemsOfOneRound:#,0} files, of one.");
        Console.WriteLine(Line("files", "parts", "s of the slowest part", "CPU s of all parts", "MB of a part", "run, MB", "merge, CPU s", "merge, MB"));
        Console.WriteLine(Line([.. Enumerable.Repeat("---:", 8)]));
        foreach (var count in items.Count > 0 ? [.. items] : Items)
        {
            Measure(server, count);
        }

        return 0;
    }

    private static void Measure(RunningServer server, int items)
    {
        var list = Path.Combine(Scratch.NewFolder(), "urls.txt");
        File.WriteAllLines(list, Enumerable.Range(1, items).Select(number => $"{server.Site}/br/metadata.json?copy={number}"));
        var measured = Parts.ToDictionary(parts => parts, _ => new List<ScalingRun>());
        for (var round = 0; round < (items < ItemsOfOneRound ? Rounds : 1); round++)
        {
            for (var turn = 0; turn < Parts.Length; turn++)
            {
                var parts = Parts[(round + turn) % Parts.Length];
                server.Reset();
                measured[parts].Add(ScalingRun.Make(list, items, parts));
            }
        }

        foreach (var (parts, runs) in measured)
        {
            Console.WriteLine(Line(
                $"{items:#,0}",
                $"{parts}",
                Range(runs, run => run.SlowestSeconds, "0.00"),
                Range(runs, run => run.CpuSeconds, "0.00"),
                Range(runs, run => run.PeakMemoryBytes / 1e6, "0"),
                Range(runs, run => run.DocumentBytes / 1e6, "0.0"),
                Range(runs, run => run.MergeCpuSeconds, "0.00"),
                Range(runs, run => run.MergeMemoryBytes / 1e6, "0")));
        }
    }

    private static string Range(IEnumerable<ScalingRun> runs, Func<ScalingRun, double> figure, string format)
    {
        var sample = Sample.Of(runs.Select(figure));
        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        return Text(sample.Least) == Text(sample.Most) ? Text(sample.Median) : $"{Text(sample.Median)} ({Text(sample.Least)}-{Text(sample.Most)})";
    }

    private static string Line(params string[] cells) => $"| {string.Join(" | ", cells)} |";
}
