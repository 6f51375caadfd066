namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Removes a folder that other programs wrote into.</summary>
internal static class FolderRemoval
{
    private const UnixFileMode All = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // Hidden files too. Links are removed, not followed.
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Removes a folder with its content, including folders without permissions for their owner.</summary>
    /// <param name="path">The folder; it may not exist.</param>
    /// <exception cref="IOException">It cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be removed.</exception>
    public static void Remove(string path)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Allow(path);
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
    }

    private static void Allow(string folder)
    {
        var folders = new Stack<string>([folder]);
        while (!OperatingSystem.IsWindows() && folders.TryPop(out var next))
        {
            try
            {
                File.SetUnixFileMode(next, All);
                foreach (var child in new DirectoryInfo(next).EnumerateDirectories("*", Everything).Where(child => child.LinkTarget is null))
                {
                    folders.Push(child.FullName);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The removal reports the error.
            }
        }
    }
}
