namespace FlagsDownloader.Comparison.Measurements;

/// <summary>The work that every contender did, and the server that it was done against.</summary>
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

    /// <summary>How often each of them.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Requests for files that a run has to make: <see cref="Codes"/> × <see cref="Repeat"/>.</summary>
    public int Items => Codes * Repeat;

    /// <summary>The server's delay as it was typed, in seconds: <c>0.1</c>, <c>0.5..5</c>; null for what is not known.</summary>
    public string? Delay { get; init; }

    /// <summary>The share of requests that fail, as it was typed; null for what is not known.</summary>
    public string? ErrorRate { get; init; }

    /// <summary>The least size of a picture, as it was typed; null where pictures are as they are.</summary>
    public string? PadTo { get; init; }

    /// <summary>Chooses the delays and faults, and the order of the runs within a round.</summary>
    public string? Seed { get; init; }

    /// <summary>Further attempts after a failure that may pass.</summary>
    public int Retries { get; init; }

    /// <summary>Time for one attempt, in seconds.</summary>
    public double TimeoutSeconds { get; init; }

    /// <summary>The machine, in a line: system, processor count, runtime.</summary>
    public string? Machine { get; init; }
}
