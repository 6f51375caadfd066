using System.Net;
using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>The defaults: the case study's three servers.</summary>
internal static class ProfileDefaults
{
    /// <summary>The first profile's port; the next ones count up from it.</summary>
    public const int FirstPort = 8000;

    /// <summary>The share of faults of ERROR.</summary>
    public const double ErrorRate = 0.25;

    /// <summary>The address to listen on.</summary>
    public static readonly IPAddress Bind = IPAddress.Loopback;

    /// <summary>The delay of DELAY and ERROR.</summary>
    public static readonly DelayDistribution Delay = new FixedDelay(TimeSpan.FromSeconds(0.5));

    /// <summary>The three profiles, in order.</summary>
    public static readonly IReadOnlyList<ProfileSettings> All =
    [
        new("LOCAL") { Port = FirstPort },
        new("DELAY") { Port = FirstPort + 1, Delay = Delay },
        new("ERROR") { Port = FirstPort + 2, Delay = Delay, ErrorRate = ErrorRate },
    ];
}
