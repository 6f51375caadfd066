namespace FlagsDownloader.Faults.Programs;

/// <summary>A program that downloads, and how a careful user would call it.</summary>
/// <param name="Name">The column's head, and what `--program` takes.</param>
/// <param name="Executable">The file to run.</param>
/// <param name="Arguments">Its arguments for a job.</param>
internal sealed record DownloadProgram(string Name, string Executable, Func<Job, IEnumerable<string>> Arguments)
{
    /// <summary>The Debian package that has it; null for one of our own.</summary>
    public string? Package { get; init; }

    /// <summary>Under which name a finished flag stands.</summary>
    public Func<string, string> FileName { get; init; } = code => $"{code.ToLowerInvariant()}.gif";

    /// <summary>What a file beside an unfinished one is called, which marks it as such; null where nothing does.</summary>
    public string? MarkSuffix { get; init; }

    /// <summary>Files that are meant to stay beside the flags.</summary>
    public IReadOnlyList<string> OwnRecords { get; init; } = [];

    /// <summary>What a reader should know of a verdict, by the fault's name; told where the verdict is not good.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the executable is; null when it is not installed.</summary>
    public string? Path => Executable.Contains('/', StringComparison.Ordinal)
        ? System.IO.Path.GetFullPath(Executable)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Select(folder => System.IO.Path.Combine(folder, Executable))
            .FirstOrDefault(File.Exists);
}
