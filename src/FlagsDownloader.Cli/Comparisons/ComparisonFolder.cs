namespace FlagsDownloader.Cli.Comparisons;

/// <summary>The folder for the files of a comparison's runs: the user's, or a temporary one.</summary>
internal sealed class ComparisonFolder : IDisposable
{
    private readonly IDisposable? _lock;

    private ComparisonFolder(string path, IDisposable? held) => (Path, _lock) = (path, held);

    public string Path { get; }

    /// <summary>Whether it is deleted at the end.</summary>
    public bool IsTemporary => _lock is not null;

    /// <summary>Opens the folder. Before it creates a temporary one, it removes abandoned ones.</summary>
    /// <param name="asked">The user's folder, new or empty; null for a temporary one.</param>
    /// <exception cref="UserErrorException">It cannot be used.</exception>
    public static ComparisonFolder Open(string? asked)
    {
        try
        {
            if (asked is null)
            {
                var root = System.IO.Path.GetTempPath();
                TemporaryFolders.RemoveAbandoned(root);
                var (path, held) = TemporaryFolders.Create(root);
                return new ComparisonFolder(path, held);
            }

            var folder = Directory.CreateDirectory(asked);
            // Files of an earlier comparison would count as files of this one.
            if (folder.EnumerateFileSystemInfos().Any())
            {
                throw new UserErrorException($"'{asked}' is not empty: choose a new folder with -o");
            }

            return new ComparisonFolder(folder.FullName, held: null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserErrorException(
                $"cannot write into '{asked ?? System.IO.Path.GetTempPath()}': choose another folder with -o ({exception.Message.TrimEnd('.')})");
        }
    }

    public void Dispose()
    {
        if (_lock is null)
        {
            return;
        }

        try
        {
            FolderRemoval.Remove(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"flags: cannot delete {Path}: {exception.Message}");
        }
        finally
        {
            _lock.Dispose();
        }
    }
}
