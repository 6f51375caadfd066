using System.Globalization;

namespace FlagsServer.FaultInjection;

/// <summary>A fault and the requests that have it.</summary>
/// <param name="Fault">The fault.</param>
internal sealed record FaultRule(Fault Fault)
{
    /// <summary>The paths that it applies to. Default: all.</summary>
    public PathPattern Paths { get; init; } = PathPattern.All;

    /// <summary>The share of requests for these paths, from 0 to 1. Default: all.</summary>
    public double Share { get; init; } = 1;

    /// <summary>
    /// Limits the fault to this many first attempts at a target. The share is then one of targets, not of requests. Default: all attempts.
    /// </summary>
    public int? First { get; init; }

    /// <summary>As it is typed: <c>reset:first=2@*.gif=0.25</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Fault}{(First is null ? "" : $":first={First}")}{(Paths == PathPattern.All ? "" : "@" + Paths.Text)}{(Share == 1 ? "" : $"={Share:0.################}")}");
}
