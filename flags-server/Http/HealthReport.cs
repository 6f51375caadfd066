using FlagsServer.Settings;

namespace FlagsServer.Http;

/// <summary>The report of <c>/health</c>: the name of the program, and its settings.</summary>
/// <param name="Status">Always <c>ok</c>: a server that is not ok does not answer.</param>
/// <param name="Server">The program's name, so that a client can tell it from other programs on the port.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Profile">The label.</param>
/// <param name="Flags">The number of flags; 0 in a replay.</param>
/// <param name="Delay">As it is typed: seconds, or a range. In a replay, <c>recorded</c>.</param>
/// <param name="ErrorRate">From 0 to 1.</param>
/// <param name="Seed">The seed.</param>
/// <param name="PadTo">In bytes; 0 for none.</param>
/// <param name="Faults">As they are typed.</param>
internal sealed record HealthReport(
    string Status,
    string Server,
    string Version,
    string Profile,
    int Flags,
    string Delay,
    double ErrorRate,
    ulong Seed,
    int PadTo,
    IReadOnlyList<string> Faults)
{
    /// <summary>The report on a profile.</summary>
    public static HealthReport From(ProfileSettings settings, int flags) => new(
        "ok",
        "flags-server",
        CommandLine.Version,
        settings.Name,
        settings.Replay is null ? flags : 0,
        settings.DelayText,
        settings.ErrorRate,
        settings.Seed,
        settings.PadTo,
        [.. settings.Faults.Select(rule => rule.ToString())]);
}
