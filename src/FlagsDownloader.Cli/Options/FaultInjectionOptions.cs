namespace FlagsDownloader.Cli.Options;

/// <summary>Delays and faults of an embedded server, in the syntax of its command line; null for the profile's own.</summary>
/// <param name="Delay">Seconds, fixed (<c>0.5</c>) or a range (<c>0.5..5</c>).</param>
/// <param name="ErrorRate">The share of requests that fail, 0 to 1.</param>
/// <param name="Seed">Chooses the requests that are late or fail; the same seed chooses the same.</param>
/// <param name="PadTo">The size to which smaller flags are padded, such as <c>130k</c>.</param>
internal sealed record FaultInjectionOptions(string? Delay, string? ErrorRate, string? Seed, string? PadTo)
{
    /// <summary>Other faults, such as <c>reset@*.gif=0.25</c>; <c>flags serve --list-faults</c> lists their kinds. Default: none.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Whether the server has to speak HTTP/2, which one that already listens may not do. Default: false.</summary>
    public bool WithHttp2 { get; init; }

    /// <summary>Whether the server speaks https, with a certificate that it makes. Default: false.</summary>
    public bool WithTls { get; init; }

    /// <summary>Whether none of them is given.</summary>
    public bool IsEmpty => !Arguments.Any();

    /// <summary>The server's command-line arguments.</summary>
    public IEnumerable<string> Arguments =>
        new (string Name, string? Value)[]
        {
            ("--delay", Delay), ("--error-rate", ErrorRate), ("--seed", Seed), ("--pad-to", PadTo),
        }
        .Where(option => option.Value is not null)
        .Select(option => $"{option.Name}={option.Value}")
        .Concat(Faults.Select(fault => $"--fault={fault}"))
        .Concat(WithHttp2 ? ["--http2"] : [])
        .Concat(WithTls ? ["--tls"] : []);
}
