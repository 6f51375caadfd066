using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Tests.Waterfalls;

/// <summary>
/// Realistic run documents from a simulation: slots take items in order, with retries, items not found, errors at each step, an
/// interruption, and queues for threads and for the executor.
/// </summary>
internal sealed class RandomDocuments(int seed)
{
    private static readonly string[] ErrorPhases = ["resolve", "connect", "tls", "send", "headers", "body", "verify", "save"];

    public static DateTimeOffset StartedAt { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(1));

    public Random Random { get; } = new(seed);

    public RunDocument Next(string? strategy = null, int? bound = null, int? items = null)
    {
        var slots = bound ?? (Random.Next(4) == 0 ? 1 : Random.Next(1, 40));
        var asked = items ?? (Random.Next(10) == 0 ? 0 : Random.Next(1, 300));
        var free = new PriorityQueue<int, double>(Enumerable.Range(0, slots).Select(slot => (slot, 0.0)));
        var withNames = Random.Next(4) == 0;
        var outcomes = new List<OutcomeDocument>();
        for (var index = 0; index < asked && Random.Next(400) != 0; index++)
        {
            free.TryDequeue(out var slot, out var time);
            var outcome = Item(index, time + Step(0.0005), slot, withNames);
            outcomes.Add(outcome);
            free.Enqueue(slot, outcome.Times[DownloadStep.Finished]!.Value);
        }

        outcomes = [.. outcomes.OrderBy(outcome => outcome.Times[DownloadStep.Finished])];
        return new RunDocument(
            RunDocument.CurrentSchemaVersion,
            "flags 0.1.0",
            strategy ?? "eventloop",
            Awaits: true,
            StartedAt,
            new RunOptionsDocument(
                "LOCAL", "http://127.0.0.1:8000/flags", true, Math.Max(1, asked), 1, slots, slots, "executor", "downloaded", 30, 3, withNames),
            outcomes,
            Interrupted: outcomes.Count < asked,
            new TotalsDocument(
                outcomes.Count(outcome => outcome.Status == "ok"),
                outcomes.Count(outcome => outcome.Status == "not_found"),
                outcomes.Count(outcome => outcome.Status == "error"),
                asked - outcomes.Count,
                outcomes.Sum(outcome => outcome.Bytes)),
            outcomes.Select(outcome => outcome.Times[DownloadStep.Finished] ?? 0).Append(0).Max(),
            PeakThreads: 12,
            PeakMemoryBytes: 50_000_000,
            CpuSeconds: 0.25);
    }

    /// <summary>A damaged document: with missing steps, and with times that are unordered, negative or huge.</summary>
    public RunDocument CreateDamaged()
    {
        var document = Next(items: Random.Next(1, 60));
        return document with
        {
            ElapsedSeconds = Wild(),
            Outcomes =
            [
                .. document.Outcomes.Select(outcome => Random.Next(3) > 0 ? outcome : outcome with
                {
                    Times = new StepsDocument<double?>(
                        DownloadSteps.All.Select(_ => MaybeWild())),
                }),
            ],
        };
    }

    private double? MaybeWild() => Random.Next(3) == 0 ? null : Wild();

    private double Wild() => Random.Next(12) switch
    {
        0 => double.MaxValue,
        1 => double.PositiveInfinity,
        2 => double.NaN,
        3 => -Random.NextDouble(),
        4 => double.Epsilon,
        _ => Random.NextDouble() * 3,
    };

    private OutcomeDocument Item(int index, double admitted, int slot, bool withNames)
    {
        var started = admitted + Step(0.02);
        var retries = Random.Next(5) == 0 ? Random.Next(1, 4) : 0;
        var attempted = started + (retries * Step(0.2)) + Step(0.00001);
        // How far the item came: 0 not connected, 1 sent, 2 answered, 3 received, 4 saving, 5 saved.
        var reached = Random.Next(4) == 0 ? Random.Next(5) : 5;
        var status = reached == 5 ? "ok" : reached == 2 && Random.Next(2) == 0 ? "not_found" : "error";
        var moments = new double?[5];
        var time = Round(attempted);
        for (var step = 0; step < reached; step++)
        {
            time = Round(time + Step(0.1));
            moments[step] = time;
        }

        var finished = Round(time + Step(0.001));
        double? opening = moments[0] is { } connected && Random.Next(2) == 0 ? Round((attempted + connected) / 2) : null;
        int? Thread(double? moment) => moment is null ? null : 4 + ((slot + Random.Next(2)) % 7);
        var name = $"{(char)('A' + (index / 26 % 26))}{(char)('A' + (index % 26))}";
        return new OutcomeDocument(
            index < 676 ? name : $"{name}#{(index / 676) + 1}",
            index,
            $"http://127.0.0.1:8000/flags/{name.ToLowerInvariant()}/{name.ToLowerInvariant()}.gif",
            status,
            status == "ok" ? Random.Next(100, 20_000) : 0,
            1 + retries + (withNames && reached > 2 ? 1 : 0),
            status == "ok" ? $"{name}.gif" : null,
            status == "error"
                ? new ErrorDocument(ErrorPhases[Random.Next(ErrorPhases.Length)], "http_status", "HTTP error 418 - I'm a teapot", 418)
                : null,
            Random.Next(2) == 0 ? null : Step(0.1),
            new StepsDocument<double?>(
                Round(admitted), Round(started), Round(attempted), opening, moments[0], moments[0], moments[1], moments[2], moments[3], moments[4], finished),
            new StepsDocument<double?>(Round(admitted), Round(started) - Round(admitted), null, null, null, null, null, null, null, null, null),
            new StepsDocument<int?>(
                Thread(admitted), Thread(started), Thread(attempted), Thread(opening), null, Thread(moments[0]), Thread(moments[1]), Thread(moments[2]),
                Thread(moments[3]), Thread(moments[4]), Thread(finished)));
    }

    private double Step(double most) => Random.Next(4) == 0 ? 0 : Round(Random.NextDouble() * most);

    private static double Round(double seconds) => Math.Round(seconds, 6);
}
