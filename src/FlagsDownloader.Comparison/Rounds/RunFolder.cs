using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Where one run leaves its files, and what it is told beside them.</summary>
/// <param name="Path">The run's own folder.</param>
public sealed record RunFolder(string Path)
{
    /// <summary>An empty folder for the files; <c>{dir}</c> in a peer's command.</summary>
    public string Files => System.IO.Path.Combine(Path, "files");

    /// <summary>The addresses, one a line; <c>{urls}</c> in a peer's command.</summary>
    public string Urls => System.IO.Path.Combine(Path, "urls.txt");

    /// <summary>The same as a curl config with the names of the files; <c>{curl}</c> in a peer's command.</summary>
    public string CurlConfig => System.IO.Path.Combine(Path, "urls.curl");

    /// <summary>The same as an input file of aria2c with the names of the files; <c>{aria2}</c> in a peer's command.</summary>
    public string Aria2Input => System.IO.Path.Combine(Path, "urls.aria2");

    /// <summary>The run's own account of itself.</summary>
    public string Document => System.IO.Path.Combine(Path, "run.json");

    /// <summary>Makes the folder of a run.</summary>
    /// <param name="root">The comparison's folder.</param>
    /// <param name="round">The round; 0 for the warm-up.</param>
    /// <param name="contender">Whose run it is.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static RunFolder Create(string root, int round, Contender contender)
    {
        // Two names never become one: the runs would share a folder, and each count the other's files.
        var name = string.Concat(contender.Key.Select(letter =>
            char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '@' ? $"{letter}" : $"%{(int)letter:X}"));
        var folder = new RunFolder(System.IO.Path.Combine(root, round == 0 ? "warm-up" : $"round-{round}", name));
        Directory.CreateDirectory(folder.Files);
        return folder;
    }
}
