namespace FlagsDownloader.Cli.Outputs;

/// <summary>Finds outputs that would overwrite each other, an input, or a saved file, before any is opened.</summary>
/// <remarks>A terminal or <c>/dev/null</c> may be named several times: nothing is lost.</remarks>
internal sealed class OutputConflicts
{
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary>Whether standard output has one JSON document and nothing else. Default: false.</summary>
    public bool StandardOutputIsDocument { get; init; }

    /// <summary>The option and the path of each file that the command reads. Default: none.</summary>
    public IReadOnlyList<OutputRequest> Inputs { get; init; } = [];

    /// <summary>The option whose file may replace an input, because the input is read first. Default: none.</summary>
    public string? MayReplaceInput { get; init; }

    /// <summary>The folder for downloaded files; null if none are saved. Default: null.</summary>
    public string? Folder { get; init; }

    /// <summary>
    /// The names of the files in that folder, which are enumerated only where an output is in it; null for flags, whose names are not
    /// known before. Default: null.
    /// </summary>
    public IEnumerable<string>? FileNames { get; init; }

    /// <summary>Checks all outputs together.</summary>
    /// <exception cref="UserErrorException">One of them would overwrite something.</exception>
    public void Check(IReadOnlyList<OutputTarget> targets)
    {
        var (output, errors) = (FileStatus.ReadDescriptor(StandardOutput), FileStatus.ReadDescriptor(StandardError));
        for (var i = 0; i < targets.Count; i++)
        {
            var target = targets[i];
            if (targets.Take(i).FirstOrDefault(other => AreOne(other.Status, target.Status)) is { } same)
            {
                throw OneFile(same.Request, target.Request);
            }

            if (StandardOutputIsDocument && AreOne(output, target.Status))
            {
                throw new UserErrorException($"--json and {target.Request.Option} both write to the standard output: give {target.Request.Option} a file of its own");
            }

            if (target.IsReplaced && (AreOne(output, target.Status) || AreOne(errors, target.Status)))
            {
                throw new UserErrorException($"'{target.Request.Path}' receives the program's output: choose another file with {target.Request.Option}");
            }

            if (target.Request.Option != MayReplaceInput && Inputs.FirstOrDefault(input => AreOne(FileStatus.ReadPath(Path.GetFullPath(input.Path)), target.Status)) is { } read)
            {
                throw new UserErrorException($"'{target.Request.Path}' is read by {read.Option}: choose another file with {target.Request.Option}");
            }

            if (Folder is not null && IsFolder(Folder, target.Folder) && IsNameOfADownload(target.Name))
            {
                throw new UserErrorException($"'{target.Request.Path}' could be a downloaded file: choose another with {target.Request.Option}");
            }
        }
    }

    /// <summary>The error for two outputs that are one file.</summary>
    public static UserErrorException OneFile(OutputRequest one, OutputRequest other) =>
        new($"{one.Option} and {other.Option} both write to '{other.Path}': give each a file of its own");

    private static bool AreOne(FileStatus? one, FileStatus? other) =>
        one is { Kind: not FileKind.CharacterDevice } && other is not null && one.Value.Identity == other.Value.Identity;

    // A folder that is created later is known by its path alone.
    private static bool IsFolder(string folder, string other) => FileStatus.ReadPath(folder) is { } status
        ? FileStatus.ReadPath(other)?.Identity == status.Identity
        : Path.GetFullPath(folder) == other;

    // With --with-names, the server chooses the names of flags.
    private bool IsNameOfADownload(string name) =>
        name.StartsWith(".flags-", StringComparison.OrdinalIgnoreCase)
        || (FileNames is { } names ? names.Contains(name, StringComparer.OrdinalIgnoreCase) : name.EndsWith(".gif", StringComparison.OrdinalIgnoreCase));
}
