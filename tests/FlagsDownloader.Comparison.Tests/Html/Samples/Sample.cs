using FlagsDownloader.Comparison.Html;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Samples;

/// <summary>Invented comparisons with consistent figures.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Day = new(2024, 5, 17, 9, 30, 0, TimeSpan.Zero);

    /// <summary>194 flags at 0.1 s with every kind of contender.</summary>
    public static ReportContents Everything(IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? pictures = null)
    {
        var items = Items(194, delay: 0.1);
        Contender[] contenders =
        [
            Strategy("sequential", 1, awaits: false),
            Strategy("threadpool", 30, awaits: false),
            Strategy("eventloop", 30, awaits: true),
            Strategy("whenall", 30, awaits: true),
            Strategy("blockingpool", 30, awaits: false),
            new("curl", 30) { Command = "curl --parallel --parallel-max {m} --config {curl}", Version = "curl 7.88.1" },
        ];
        return Create(contenders, items, pictures, withErrors: true);
    }

    /// <summary>The largest possible comparison: 676 codes, seven strategies.</summary>
    public static ReportContents Largest(int bound = 60, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? pictures = null)
    {
        Contender[] contenders =
        [
            Strategy("sequential", 1, awaits: false),
            Strategy("threadpool", bound, awaits: false),
            Strategy("eventloop", bound, awaits: true),
            Strategy("parallel", bound, awaits: true),
            Strategy("whenall", bound, awaits: true),
            Strategy("channel", bound, awaits: true),
            Strategy("blockingpool", Math.Min(100, bound), awaits: false),
        ];
        return Create(contenders, Items(676, delay: 0.1), pictures, found: Codes(676).Where((_, place) => place % 7 < 2).ToHashSet());
    }

    /// <summary>20 flags, three strategies: the default of `flags compare`.</summary>
    public static ReportContents Usual(IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? pictures = null) =>
        Create(
            [Strategy("sequential", 1, awaits: false), Strategy("threadpool", 20, awaits: false), Strategy("eventloop", 20, awaits: true)],
            Items(20, delay: 0.1),
            pictures);

    /// <summary>Two strategies at three bounds, compared with one without a bound.</summary>
    public static ReportContents Sweep() => Create(
        [
            Strategy("sequential", 1, awaits: false),
            Strategy("threadpool", 1, awaits: false), Strategy("threadpool", 10, awaits: false), Strategy("threadpool", 100, awaits: false),
            Strategy("eventloop", 1, awaits: true), Strategy("eventloop", 10, awaits: true), Strategy("eventloop", 100, awaits: true),
        ],
        Items(194, delay: 0.1));

    /// <summary>60 flags and the first of 19 contenders: six strategies at three bounds after a sequential one.</summary>
    public static ReportContents Of(int contenders)
    {
        string[] names = ["threadpool", "eventloop", "parallel", "whenall", "channel", "blockingpool"];
        var others = names.SelectMany(name => new[] { 1, 10, 60 }.Select(
            bound => Strategy(name, bound, awaits: name is not ("threadpool" or "blockingpool"))));
        return Create([.. others.Prepend(Strategy("sequential", 1, awaits: false)).Take(contenders)], Items(60, delay: 0.1));
    }

    /// <summary>All pairs of letters, from AA on.</summary>
    public static IReadOnlyList<string> Codes(int count)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        return [.. letters.SelectMany(first => letters.Select(second => $"{first}{second}")).Take(count)];
    }

    public static Contender Strategy(string name, int bound, bool awaits) => new(name, bound) { Strategy = name, Awaits = awaits };

    public static IReadOnlyList<(string Label, double Delay)> Items(int count, double delay)
    {
        // Delays differ, because otherwise all slots would be synchronous.
        var random = new Random(3);
        return [.. Codes(count).Select(code => (code, delay * (0.6 + (random.NextDouble() * 0.8))))];
    }

    private static ReportContents Create(
        IReadOnlyList<Contender> contenders,
        IReadOnlyList<(string Label, double Delay)> items,
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? pictures = null,
        bool withErrors = false,
        IReadOnlySet<string>? found = null)
    {
        var waterfalls = contenders.Select((contender, place) => Sketch.Draw(CreatePlan(contender, place, items, withErrors, found))).ToList();
        var work = new Work
        {
            Site = "LOCAL",
            Address = "http://localhost:8000/flags",
            EmbeddedServer = true,
            Codes = items.Count,
            Delay = "0.06..0.14",
            ErrorRate = withErrors ? "0.09" : "0",
            Seed = "1",
            Retries = 2,
            TimeoutSeconds = 30,
            Machine = "Debian GNU/Linux 12, 2 processors, .NET 10.0.0",
        };
        var runs = from round in Enumerable.Range(1, 5)
                   from waterfall in waterfalls
                   select CreateRun(waterfall, round);
        var results = new RoundResults(work, contenders, [.. runs], ["The bound of sequential is 1 whatever is asked for."]);
        return new ReportContents(
            results, SampleAnalysis.Create(results, waterfalls), waterfalls, pictures ?? new Dictionary<string, ReadOnlyMemory<byte>>(),
            "flags 0.1.0", Day);
    }

    private static SketchPlan CreatePlan(
        Contender contender, int place, IReadOnlyList<(string Label, double Delay)> items, bool withErrors, IReadOnlySet<string>? found)
    {
        var plan = new SketchPlan
        {
            Contender = place,
            Items = items,
            Bound = contender.Bound,
            Awaits = contender.Awaits is true,
            WithErrors = withErrors,
            Found = found,
            StartUp = 0.04 + (place * 0.002),
        };
        return contender.Name switch
        {
            "sequential" or "eventloop" => plan,
            "threadpool" => plan with { Threads = contender.Bound, FirstThread = 5 },
            "blockingpool" => plan with { Threads = contender.Bound, FirstThread = 4, ThreadsAtOnce = 3, NewThreadEvery = 0.5 },
            "curl" => plan with { Served = true, StartUp = 0.02 },
            _ => plan with { Threads = 4, FirstThread = 4 },
        };
    }

    private static MeasuredRun CreateRun(Waterfall waterfall, int round) => new()
    {
        Contender = waterfall.Contender,
        Round = round,
        Position = waterfall.Contender + 1,
        ProcessSeconds = waterfall.End,
        DownloadSeconds = waterfall.AsServerSaw ? null : waterfall.DownloadEnd - waterfall.DownloadStart,
        Ok = waterfall.Bars.Count(bar => bar.Status == "ok"),
        NotFound = waterfall.Bars.Count(bar => bar.Status == "not_found"),
        Errors = waterfall.Bars.Count(bar => bar.Status == "error"),
        Bytes = waterfall.Bars.Sum(bar => bar.Bytes),
    };
}
