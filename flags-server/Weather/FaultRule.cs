using System.Globalization;

namespace FlagsServer.Weather;

/// <summary>A fault, and which requests have it.</summary>
/// <param name="Fault">What goes wrong.</param>
internal sealed record FaultRule(Fault Fault)
{
    /// <summary>The paths it is for. Default: all.</summary>
    public PathPattern Paths { get; init; } = PathPattern.All;

    /// <summary>The share of requests for these paths, from 0 to 1. Default: all.</summary>
    public double Share { get; init; } = 1;

    /// <summary>
    /// Only the first attempts at a target, this many; the share is then one of targets, not of requests. Default: all attempts.
    /// </summary>
    public int? First { get; init; }

    /// <summary>As it is typed: <c>reset:first=2@*.gif=0.25</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Fault}{(First is null ? "" : $":first={First}")}{(Paths == PathPattern.All ? "" : "@" + Paths.Text)}{(Share == 1 ? "" : $"={Share:0.################}")}");
}
