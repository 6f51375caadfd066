namespace FlagsDownloader.Cli.Commands;

/// <summary>What the embedded server is told of delays and faults, in the words of its own command line; null where it decides.</summary>
/// <param name="Delay">Seconds, fixed (<c>0.5</c>) or a range (<c>0.5..5</c>).</param>
/// <param name="ErrorRate">The share of requests that fail, 0 to 1.</param>
/// <param name="Seed">Chooses the weather; the same seed is the same weather.</param>
/// <param name="PadTo">The least size of a picture, such as <c>130k</c>.</param>
internal sealed record WeatherOptions(string? Delay, string? ErrorRate, string? Seed, string? PadTo)
{
    /// <summary>What else goes wrong, such as <c>reset@*.gif=0.25</c>; <c>flags serve --list-faults</c> has the words. Default: nothing.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Whether nothing is said.</summary>
    public bool IsEmpty => !Arguments.Any();

    /// <summary>The server's command-line arguments.</summary>
    public IEnumerable<string> Arguments =>
        new (string Name, string? Value)[]
        {
            ("--delay", Delay), ("--error-rate", ErrorRate), ("--seed", Seed), ("--pad-to", PadTo),
        }
        .Where(option => option.Value is not null)
        .Select(option => $"{option.Name}={option.Value}")
        .Concat(Faults.Select(fault => $"--fault={fault}"));
}
