namespace FlagsDownloader.Comparison.Measurements;

/// <summary>One line of the table: a strategy, or another program, with a bound on concurrent requests.</summary>
/// <param name="Name">The user's name for it. One name may occur with several bounds.</param>
/// <param name="Bound">The maximum number of concurrent requests.</param>
public sealed record Contender(string Name, int Bound)
{
    /// <summary>The strategy's name on the command line; null for another program.</summary>
    public string? Strategy { get; init; }

    /// <summary>Whether the strategy's threads are free while it waits; null for another program.</summary>
    public bool? Awaits { get; init; }

    /// <summary>The command of another program, as a template; null for a strategy.</summary>
    public string? Command { get; init; }

    /// <summary>The version that another program prints, e.g. <c>curl 7.88.1</c>; null if it prints none, and for a strategy.</summary>
    public string? Version { get; init; }

    /// <summary>Whether it is a program other than this one.</summary>
    public bool IsPeer => Strategy is null;

    /// <summary>The unique name: <c>eventloop@100</c>.</summary>
    public string Key => $"{Name}@{Bound}";
}
