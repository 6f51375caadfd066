namespace FlagsDownloader.Cli.Manual;

/// <summary>The files and folders that are used where nothing is said, in the words of the manual.</summary>
internal static class UsedFiles
{
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        ("downloaded", "In the working folder: where 'flags download' puts the files."),
        ("appsettings.json", "In the working folder, and beside flags-server: settings of 'flags serve', in a section FlagsServer. Weaker than the environment."),
    ];
}
