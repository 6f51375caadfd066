namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Where the runs of a comparison leave their files: a folder of the user's, or one that goes at the end.</summary>
internal sealed class ComparisonFolder : IDisposable
{
    private readonly bool _keeps;

    private ComparisonFolder(string path, bool keeps) => (Path, _keeps) = (path, keeps);

    public string Path { get; }

    /// <param name="asked">The user's folder, new or empty; null for a temporary one.</param>
    /// <exception cref="UserErrorException">It cannot be used.</exception>
    public static ComparisonFolder Open(string? asked)
    {
        try
        {
            if (asked is null)
                return new ComparisonFolder(Directory.CreateTempSubdirectory("flags-compare-").FullName, keeps: false);

            var folder = Directory.CreateDirectory(asked);
            // Files of an earlier comparison would be taken for this one's.
            if (folder.EnumerateFileSystemInfos().Any())
                throw new UserErrorException($"'{asked}' is not empty: choose a new folder with -o");
            return new ComparisonFolder(folder.FullName, keeps: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserErrorException(
                $"cannot write into '{asked ?? System.IO.Path.GetTempPath()}': choose another folder with -o ({exception.Message.TrimEnd('.')})");
        }
    }

    public void Dispose()
    {
        if (_keeps)
            return;
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"flags: cannot delete {Path}: {exception.Message}");
        }
    }
}
