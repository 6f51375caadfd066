using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>The folder of a run: its files, and the lists that it reads.</summary>
/// <param name="Path">The run's own folder.</param>
public sealed record RunFolder(string Path)
{
    /// <summary>An empty folder for the files; <c>{dir}</c> in a peer's command.</summary>
    public string Files => System.IO.Path.Combine(Path, "files");

    /// <summary>The addresses, one on each line; <c>{urls}</c> in a peer's command.</summary>
    public string Urls => System.IO.Path.Combine(Path, "urls.txt");

    /// <summary>The same as a curl config with the names of the files; <c>{curl}</c> in a peer's command.</summary>
    public string CurlConfig => System.IO.Path.Combine(Path, "urls.curl");

    /// <summary>The same as an input file of aria2c with the names of the files; <c>{aria2}</c> in a peer's command.</summary>
    public string Aria2Input => System.IO.Path.Combine(Path, "urls.aria2");

    /// <summary>The addresses with all that is known of them, as JSON Lines, for <c>flags download --input</c>.</summary>
    public string List => System.IO.Path.Combine(Path, "urls.jsonl");

    /// <summary>The document that the run writes.</summary>
    public string Document => System.IO.Path.Combine(Path, "run.json");

    /// <summary>Creates the folder of a run.</summary>
    /// <param name="root">The comparison's folder.</param>
    /// <param name="round">The round; 0 for the warm-up.</param>
    /// <param name="contender">The contender of the run.</param>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be created.</exception>
    public static RunFolder Create(string root, int round, Contender contender)
    {
        // Two names must not become one: the runs would share a folder, and count each other's files.
        var name = string.Concat(contender.Key.Select(letter =>
            char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '@' ? $"{letter}" : $"%{(int)letter:X}"));
        var folder = new RunFolder(System.IO.Path.Combine(root, round == 0 ? "warm-up" : $"round-{round}", name));
        Directory.CreateDirectory(folder.Files);
        return folder;
    }

    /// <summary>Writes a list that a program reads. Nobody else may read it, because it may have headers.</summary>
    /// <param name="path">One of the lists.</param>
    /// <param name="lines">Its lines.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal static void Write(string path, IEnumerable<string> lines)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        foreach (var line in lines)
        {
            writer.Write(line);
            writer.Write('\n');
        }
    }

    /// <summary>Removes the lists, so that no header stays in a folder that the user keeps.</summary>
    /// <exception cref="IOException">One cannot be removed.</exception>
    internal void RemoveLists()
    {
        foreach (var list in (string[])[List, Urls, CurlConfig, Aria2Input])
        {
            File.Delete(list);
        }
    }
}
