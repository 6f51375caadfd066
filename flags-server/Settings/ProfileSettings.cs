using System.Net;
using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>The settings of one profile.</summary>
/// <param name="Name">The label, upper case: <c>LOCAL</c>, <c>DELAY</c>, <c>ERROR</c> or one of the user's.</param>
internal sealed record ProfileSettings(string Name)
{
    /// <summary>The address to listen on. Default 127.0.0.1, so that only this machine can connect.</summary>
    public IPAddress Bind { get; init; } = ProfileDefaults.Bind;

    /// <summary>The port to listen on; 0 for a free one.</summary>
    public required int Port { get; init; }

    /// <summary>The delays of answers under <c>/flags/</c>. Default: none.</summary>
    public DelayDistribution Delay { get; init; } = DelayDistribution.None;

    /// <summary>The share of requests under <c>/flags/</c> that get 418, from 0 to 1. Default 0.</summary>
    public double ErrorRate { get; init; }

    /// <summary>The seed of delays and faults. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Flags smaller than this are padded to it with comment blocks, in bytes. Default 0: as they are.</summary>
    public int PadTo { get; init; }

    /// <summary>Other faults, in order. Default: none.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>The recorded addresses that are served instead of flags, with their own delays and faults. Default null: flags.</summary>
    public RecordedOrigin? Replay { get; init; }

    /// <summary>The delays and faults of these settings.</summary>
    public IRequestPlanner Planner => Replay is null ? new FaultProfile(Delay, ErrorRate, Seed) { Faults = Faults } : new ReplayProfile(Replay, Seed);

    /// <summary>The delays as they are typed; <c>recorded</c> in a replay.</summary>
    public string DelayText => Replay is null ? Delay.ToString() : "recorded";

    /// <summary>All faults that a request may have.</summary>
    public IEnumerable<Fault> PossibleFaults => Replay is null
        ? Faults.Select(rule => rule.Fault)
        : Replay.Addresses.SelectMany(address => address.Outcomes).Select(outcome => outcome.Fault).OfType<Fault>();

    /// <summary>The delays and faults in words: <c>delay 0.5 s, 25% answered 418, seed 0</c>.</summary>
    public string Describe()
    {
        if (Replay is not null)
        {
            return $"replays {Replay.Addresses.Count} recorded {(Replay.Addresses.Count == 1 ? "address" : "addresses")} of {Replay.Origin}, seed {Seed}";
        }

        var errors = ErrorRate == 0 ? "no errors" : $"{ErrorRate * 100:0.####}% answered 418";
        var padding = PadTo == 0 ? "" : $", padded to {PadTo} bytes";
        var faults = string.Concat(Faults.Select(rule => $", {rule}"));
        return $"{Delay.Describe()}, {errors}{faults}, seed {Seed}{padding}";
    }
}
