namespace FlagsDownloader.Cli.Manual;

/// <summary>The files and folders that are used by default, for the manual.</summary>
internal static class UsedFiles
{
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        ("downloaded", "In the working folder: the files of 'flags download'."),
        ("appsettings.json", "In the working folder, and beside flags-server: settings of 'flags serve', in a section FlagsServer. Weaker than the environment."),
    ];
}
