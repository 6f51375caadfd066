namespace FlagsDownloader.Faults.Programs;

/// <summary>A download program and its command line.</summary>
/// <param name="Name">The heading of its column, and its name for `--program`.</param>
/// <param name="Executable">The file to run.</param>
/// <param name="Arguments">Its arguments for a job.</param>
internal sealed record DownloadProgram(string Name, string Executable, Func<Job, IEnumerable<string>> Arguments)
{
    /// <summary>Its Debian package; null for `flags`.</summary>
    public string? Package { get; init; }

    /// <summary>The name of a finished flag.</summary>
    public Func<string, string> FileName { get; init; } = code => $"{code.ToLowerInvariant()}.gif";

    /// <summary>The name of a file that marks an unfinished flag; null if there is none.</summary>
    public string? MarkSuffix { get; init; }

    /// <summary>Files that are meant to stay beside the flags.</summary>
    public IReadOnlyList<string> OwnRecords { get; init; } = [];

    /// <summary>Notes on verdicts, by the fault's name; printed if the verdict is not good.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>The path of the executable; null if it is not installed.</summary>
    public string? Path => Executable.Contains('/', StringComparison.Ordinal)
        ? System.IO.Path.GetFullPath(Executable)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Select(folder => System.IO.Path.Combine(folder, Executable))
            .FirstOrDefault(File.Exists);
}
