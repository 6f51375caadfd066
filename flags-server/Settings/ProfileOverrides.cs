using System.Net;
using FlagsServer.Weather;

namespace FlagsServer.Settings;

/// <summary>What someone said about a profile, or about all of them; null where nothing was said.</summary>
internal sealed record ProfileOverrides
{
    /// <summary>Nothing said.</summary>
    public static ProfileOverrides None { get; } = new();

    /// <inheritdoc cref="ProfileSettings.Bind"/>
    public IPAddress? Bind { get; init; }

    /// <summary>The port; said of all profiles, the first one's.</summary>
    public int? Port { get; init; }

    /// <inheritdoc cref="ProfileSettings.Delay"/>
    public DelayLaw? Delay { get; init; }

    /// <inheritdoc cref="ProfileSettings.ErrorRate"/>
    public double? ErrorRate { get; init; }

    /// <inheritdoc cref="ProfileSettings.Seed"/>
    public ulong? Seed { get; init; }

    /// <inheritdoc cref="ProfileSettings.PadTo"/>
    public int? PadTo { get; init; }

    /// <inheritdoc cref="ProfileSettings.Faults"/>
    public IReadOnlyList<FaultRule>? Faults { get; init; }

    /// <summary>Settings with what was said put over them.</summary>
    public ProfileSettings Over(ProfileSettings settings) => settings with
    {
        Bind = Bind ?? settings.Bind,
        Port = Port ?? settings.Port,
        Delay = Delay ?? settings.Delay,
        ErrorRate = ErrorRate ?? settings.ErrorRate,
        Seed = Seed ?? settings.Seed,
        PadTo = PadTo ?? settings.PadTo,
        Faults = Faults ?? settings.Faults,
    };
}
