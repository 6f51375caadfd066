namespace FlagsDownloader.Comparison.Measurements;

/// <summary>The work of every contender, and the server.</summary>
public sealed record Work
{
    /// <summary>The site's label, e.g. <c>LOCAL</c>.</summary>
    public required string Site { get; init; }

    /// <summary>The site's address.</summary>
    public required string Address { get; init; }

    /// <summary>Whether the server was started for the comparison and ended with it.</summary>
    public bool EmbeddedServer { get; init; }

    /// <summary>How many countries were asked for.</summary>
    public required int Codes { get; init; }

    /// <summary>How often each country is requested.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>The number of files that a run requests: <see cref="Codes"/> × <see cref="Repeat"/>.</summary>
    public int Items => Codes * Repeat;

    /// <summary>The server's delay as it was typed, in seconds: <c>0.1</c>, <c>0.5..5</c>; null if it is not known.</summary>
    public string? Delay { get; init; }

    /// <summary>The share of requests that fail, as it was typed; null if it is not known.</summary>
    public string? ErrorRate { get; init; }

    /// <summary>The minimum size of a flag, as it was typed; null if flags have their own size.</summary>
    public string? PadTo { get; init; }

    /// <summary>The seed of delays and faults, and of the order of the runs within a round.</summary>
    public string? Seed { get; init; }

    /// <summary>The number of further attempts after a transient failure.</summary>
    public int Retries { get; init; }

    /// <summary>Time for one attempt, in seconds.</summary>
    public double TimeoutSeconds { get; init; }

    /// <summary>The machine, in one line: system, processor count, runtime.</summary>
    public string? Machine { get; init; }
}
