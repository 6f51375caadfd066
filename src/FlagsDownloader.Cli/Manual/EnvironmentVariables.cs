using FlagsDownloader.Cli.Servers;

namespace FlagsDownloader.Cli.Manual;

/// <summary>The variables that this program and its server look at, in the words of the manual.</summary>
internal static class EnvironmentVariables
{
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        (ServerExecutable.PathVariable, "The path of flags-server, where it is not the one that came with flags."),
        ("NO_COLOR", "Anything but nothing: no colours on a terminal."),
        ("TERM", "With dumb, progress is lines of text, and a table has no colours."),
        ("FlagsServer__KEY", "A setting of 'flags serve', weaker than its options: FlagsServer__delay=0.2 for all profiles, FlagsServer__profiles__DELAY__delay=0.2 for one."),
    ];
}
