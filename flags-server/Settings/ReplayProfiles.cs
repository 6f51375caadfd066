using System.Globalization;
using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>Creates the profiles of a recording: one for each origin, so that limits by host hold as they did.</summary>
internal static class ReplayProfiles
{
    private const int MaxName = 24;

    /// <summary>The profiles, in the order of the origins. Ports, addresses to listen on and seeds are as for other profiles.</summary>
    public static IReadOnlyList<ProfileSettings> Create(Recording recording)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. recording.Origins.Select((origin, index) => new ProfileSettings(NameOf(origin, names)) { Port = ProfileDefaults.FirstPort + index, Replay = origin })];
    }

    // Names are plain words (NamedOverrides.ProfileName): EXAMPLE-COM, EXAMPLE-COM-2.
    private static string NameOf(RecordedOrigin origin, HashSet<string> names)
    {
        var host = new Uri(origin.Origin).IdnHost.ToUpperInvariant();
        var name = string.Concat(host.Take(MaxName).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        for (var number = 1; ; number++)
        {
            var unique = number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
            if (names.Add(unique))
            {
                return unique;
            }
        }
    }
}
