namespace FlagsDownloader.Comparison.Samples;

/// <summary>The plan of a simulated run. Times are in seconds.</summary>
internal sealed record SketchPlan
{
    public required int Contender { get; init; }

    /// <summary>The labels, each with the server's delay for it.</summary>
    public required IReadOnlyList<(string Label, double Delay)> Items { get; init; }

    public required int Bound { get; init; }

    public bool Awaits { get; init; }

    /// <summary>Whether only the server's view is known.</summary>
    public bool Served { get; init; }

    public int Threads { get; init; } = 1;

    public int FirstThread { get; init; } = 1;

    /// <summary>The number of threads at the start. The others are added one by one.</summary>
    public int ThreadsAtOnce { get; init; } = int.MaxValue;

    public double NewThreadEvery { get; init; }

    public double StartUp { get; init; } = 0.045;

    public bool WithErrors { get; init; }

    /// <summary>The codes that the server has; null for all.</summary>
    public IReadOnlySet<string>? Found { get; init; }

    public int Seed { get; init; } = 7;
}
