using FlagsDownloader.Faults.Programs;

namespace FlagsDownloader.Faults.Findings;

/// <summary>The files that a program has left.</summary>
/// <param name="Files">The requested flags.</param>
/// <param name="Leftovers">All other files, such as temporary and control files, except those that are meant to stay.</param>
internal sealed record FolderFindings(IReadOnlyList<FileFinding> Files, IReadOnlyList<string> Leftovers)
{
    /// <summary>Examines a folder.</summary>
    /// <param name="folder">The folder of the program.</param>
    /// <param name="program">The program, which defines the names of its files.</param>
    /// <param name="right">The server's files by code.</param>
    /// <param name="before">The server's files at an earlier run, if they were different.</param>
    public static FolderFindings Of(
        string folder, DownloadProgram program, IReadOnlyDictionary<string, byte[]> right, IReadOnlyDictionary<string, byte[]>? before)
    {
        var present = Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => Path.GetRelativePath(folder, file))
            .ToHashSet(StringComparer.Ordinal);
        var files = right
            .OrderBy(flag => flag.Key, StringComparer.Ordinal)
            .Select(flag =>
            {
                var name = program.FileName(flag.Key);
                var found = present.Remove(name) ? File.ReadAllBytes(Path.Combine(folder, name)) : null;
                var marked = program.MarkSuffix is { } suffix && present.Contains(name + suffix);
                return new FileFinding(flag.Key, FileFinding.StateOf(found, flag.Value, before?[flag.Key]), marked);
            })
            .ToList();
        return new FolderFindings(files, [.. present.Except(program.OwnRecords, StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }
}
