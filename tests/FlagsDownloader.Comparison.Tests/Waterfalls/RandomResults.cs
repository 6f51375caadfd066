using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Comparison.Tests.Waterfalls;

/// <summary>Whole comparisons of random runs: strategies, a bound twice, and a program that only the server reports on.</summary>
internal static class RandomResults
{
    public static RoundResults Create(int seed, string name = "eventloop", int rounds = 3)
    {
        var documents = new RandomDocuments(seed);
        var contenders = new Contender[]
        {
            new("sequential", 1) { Strategy = "sequential", Awaits = false },
            new(name, 20) { Strategy = "eventloop", Awaits = true },
            new("curl", 20) { Command = "curl -Z --parallel-max {m} -K {curl}", Version = "curl 7.88.1" },
        };
        var runs = new List<MeasuredRun>();
        for (var round = 1; round <= rounds; round++)
        {
            for (var contender = 0; contender < contenders.Length; contender++)
            {
                runs.Add(contenders[contender].IsPeer
                    ? Peer(documents.Random, contender, round)
                    : Run(documents.Next(contenders[contender].Strategy, contenders[contender].Bound, items: 60), contender, round));
            }
        }

        return new RoundResults(CreateWork(60), contenders, runs, ["wget2 is not installed: left out."]);
    }

    public static Work CreateWork(int codes) => new()
    {
        Site = "LOCAL",
        Address = "http://127.0.0.1:8000/flags",
        EmbeddedServer = true,
        Codes = codes,
        Delay = "0.1",
        ErrorRate = "0",
        Seed = "1",
        Retries = 3,
        TimeoutSeconds = 30,
        Machine = "Linux, 2 processors, .NET 10.0.0",
    };

    public static MeasuredRun Run(RunDocument document, int contender = 0, int round = 1, double startUp = 0.125) => new()
    {
        Contender = contender,
        Round = round,
        Position = contender + 1,
        StartedAt = document.StartedAt.AddSeconds(-startUp),
        ProcessSeconds = document.ElapsedSeconds + startUp + 0.0625,
        DownloadSeconds = document.ElapsedSeconds,
        CpuSeconds = document.CpuSeconds,
        PeakMemoryBytes = document.PeakMemoryBytes,
        PeakThreads = document.PeakThreads,
        Ok = document.Totals.Ok,
        NotFound = document.Totals.NotFound,
        Errors = document.Totals.Error,
        Bytes = document.Totals.Bytes,
        Requests = document.Outcomes.Sum(outcome => outcome.Attempts),
        PeakInFlight = document.Options.Bound,
        IdealSeconds = document.ElapsedSeconds * 0.75,
        Account = new SlotAccount(startUp, 0.01, 0.02, 0, 0.03, 0.005, 0.4, 0.05, 0.06, 0.07, 0.08, 0.09, 0.0625, 0.5),
        Document = document,
    };

    public static MeasuredRun Peer(Random random, int contender, int round)
    {
        var served = new List<ServedRequest>();
        var time = 0.02;
        for (var index = 0; index < 60; index++)
        {
            time = Math.Round(time + (random.NextDouble() * 0.01), 6);
            var code = $"{(char)('a' + (index / 26))}{(char)('a' + (index % 26))}";
            var status = random.Next(8) switch { 0 => 404, 1 => 503, 2 => (int?)null, _ => 200 };
            served.Add(new ServedRequest(
                $"/flags/{code}/{code}.gif",
                Attempt: 1,
                Connection: 1 + (index % 20),
                time,
                status is null ? null : Math.Round(time + 0.1 + (random.NextDouble() * 0.01), 6),
                status,
                DelaySeconds: 0.1,
                Bytes: status == 200 ? 1000 + index : 0));
        }

        return new MeasuredRun
        {
            Contender = contender,
            Round = round,
            Position = contender + 1,
            StartedAt = RandomDocuments.StartedAt,
            ProcessSeconds = Math.Round(time + 0.25, 6),
            CpuSeconds = 0.0625,
            PeakMemoryBytes = 12_345_678,
            PeakThreads = 2,
            Ok = served.Count(request => request.Status == 200),
            NotFound = served.Count(request => request.Status == 404),
            Errors = served.Count(request => request.Status is null or 503),
            Bytes = served.Sum(request => request.Bytes),
            Requests = served.Count,
            PeakInFlight = 17,
            Served = served,
        };
    }
}
