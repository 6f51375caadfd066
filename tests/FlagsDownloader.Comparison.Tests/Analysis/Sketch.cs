using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Statistics;

namespace FlagsDownloader.Comparison.Tests.Analysis;

/// <summary>A contender of an invented comparison.</summary>
/// <param name="Name">Its name, and that of its strategy unless <see cref="Strategy"/> says otherwise.</param>
/// <param name="Seconds">The median of its time in process.</param>
internal sealed record Sketch(string Name, double Seconds)
{
    public int Bound { get; init; } = 20;

    public string? Strategy { get; init; } = Name;

    public bool? Awaits { get; init; }

    public string? Command { get; init; }

    public string? HttpVersion { get; init; }

    /// <summary>The standard deviation of the logarithm of its time: 0.01 is about 1 %.</summary>
    public double Noise { get; init; } = 0.01;

    public double? IdealSeconds { get; init; } = 0.1;

    public int Threads { get; init; } = 12;

    public long Memory { get; init; } = 45_000_000;

    public double Cpu { get; init; } = 0.1;

    public int Ok { get; init; } = 20;

    public int NotFound { get; init; }

    public int Errors { get; init; }

    /// <summary>Changes each run, for special cases.</summary>
    public Func<MeasuredRun, MeasuredRun> Adapt { get; init; } = run => run;

    public static Sketch Sequential => new("sequential", 2.05) { Bound = 1, IdealSeconds = 2 };

    public static Sketch Peer(string name, double seconds) => new(name, seconds) { Strategy = null, Command = $"{name} {{urls}}" };

    /// <summary>Creates the measurements of the rounds. The same seed gives the same ones.</summary>
    public static RoundResults Rounds(int rounds, int seed, params Sketch[] sketches)
    {
        var random = new Random(seed);
        var runs = new List<MeasuredRun>();
        for (var round = 1; round <= rounds; round++)
        {
            for (var contender = 0; contender < sketches.Length; contender++)
            {
                runs.Add(sketches[contender].Run(contender, round, random));
            }
        }

        var work = new Work { Site = "LOCAL", Address = "http://localhost:8000/flags", Codes = 20, Delay = "0.1" };
        return new RoundResults(work, [.. sketches.Select(sketch => sketch.Contender)], runs, []);
    }

    private Contender Contender => new(Name, Bound) { Strategy = Strategy, Awaits = Awaits, Command = Command, HttpVersion = HttpVersion };

    private MeasuredRun Run(int contender, int round, Random random)
    {
        var seconds = Seconds * Math.Exp(Noise * Deviates.Normal(random));
        return Adapt(new MeasuredRun
        {
            Contender = contender,
            Round = round,
            Position = contender + 1,
            ProcessSeconds = seconds + 0.05,
            DownloadSeconds = Strategy is null ? null : seconds,
            IdealSeconds = IdealSeconds,
            CpuSeconds = Cpu * Math.Exp(0.02 * Deviates.Normal(random)),
            PeakMemoryBytes = (long)(Memory * Math.Exp(0.005 * Deviates.Normal(random))),
            PeakThreads = Threads,
            Ok = Ok,
            NotFound = NotFound,
            Errors = Errors,
            Bytes = Ok * 12_000L,
            Requests = Ok + NotFound + Errors,
            PeakInFlight = Math.Min(Bound, 20),
        });
    }
}
