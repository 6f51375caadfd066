using System.Net;
using FlagsServer.Weather;

namespace FlagsServer.Settings;

/// <summary>How one profile is served.</summary>
/// <param name="Name">The label, upper case: <c>LOCAL</c>, <c>DELAY</c>, <c>ERROR</c> or one of the user's.</param>
internal sealed record ProfileSettings(string Name)
{
    /// <summary>The address listened on. Default 127.0.0.1: nobody else is let in unless asked.</summary>
    public IPAddress Bind { get; init; } = ProfileDefaults.Bind;

    /// <summary>The port listened on; 0 picks a free one at start.</summary>
    public required int Port { get; init; }

    /// <summary>How late answers under <c>/flags/</c> are. Default: not at all.</summary>
    public DelayLaw Delay { get; init; } = DelayLaw.None;

    /// <summary>The share of requests under <c>/flags/</c> answered 418, from 0 to 1. Default 0.</summary>
    public double ErrorRate { get; init; }

    /// <summary>Which weather of that kind. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Flags smaller than this are padded to it with comment blocks, in bytes. Default 0: as they are.</summary>
    public int PadTo { get; init; }

    /// <summary>What else goes wrong, in order. Default: nothing.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>The weather these settings make.</summary>
    public Climate Climate => new(Delay, ErrorRate, Seed) { Faults = Faults };

    /// <summary>The weather in words: <c>delay 0.5 s, 25% answered 418, seed 0</c>.</summary>
    public string DescribeWeather()
    {
        var errors = ErrorRate == 0 ? "no errors" : $"{ErrorRate * 100:0.####}% answered 418";
        var padding = PadTo == 0 ? "" : $", padded to {PadTo} bytes";
        var faults = string.Concat(Faults.Select(rule => $", {rule}"));
        return $"{Delay.Describe()}, {errors}{faults}, seed {Seed}{padding}";
    }
}
