using System.Net;
using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>The settings that one source gives for a profile, or for all profiles; null for those that it does not give.</summary>
internal sealed record ProfileOverrides
{
    /// <summary>No settings.</summary>
    public static ProfileOverrides None { get; } = new();

    /// <inheritdoc cref="ProfileSettings.Bind"/>
    public IPAddress? Bind { get; init; }

    /// <summary>The port. For all profiles: the port of the first one.</summary>
    public int? Port { get; init; }

    /// <inheritdoc cref="ProfileSettings.Delay"/>
    public DelayDistribution? Delay { get; init; }

    /// <inheritdoc cref="ProfileSettings.ErrorRate"/>
    public double? ErrorRate { get; init; }

    /// <inheritdoc cref="ProfileSettings.Seed"/>
    public ulong? Seed { get; init; }

    /// <inheritdoc cref="ProfileSettings.PadTo"/>
    public int? PadTo { get; init; }

    /// <inheritdoc cref="ProfileSettings.Faults"/>
    public IReadOnlyList<FaultRule>? Faults { get; init; }

    /// <summary>Applies these settings to others.</summary>
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
