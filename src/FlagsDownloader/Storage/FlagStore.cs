using FlagsDownloader.Results;

namespace FlagsDownloader.Storage;

/// <summary>
/// A folder of downloaded files. A file is written under a temporary name and renamed when it is whole, so nobody ever
/// sees a part of one under its final name, whenever the process ends.
/// </summary>
/// <remarks>
/// Safe to use from any number of threads and processes. The content is not forced to the disk: that guards against a
/// power cut, not against the end of this process, and would cost more than the download.
/// </remarks>
public sealed class FlagStore
{
    private const string TemporarySuffix = ".part";

    // Not the process's id: in a container that is 1 in every run, and a run that was killed leaves its files behind.
    private readonly string _mark = Guid.NewGuid().ToString("N")[..12];
    private int _lastTemporary;

    /// <summary>Uses a folder, and makes it where it is missing.</summary>
    /// <param name="folder">A path, relative to the current directory or absolute.</param>
    /// <exception cref="IOException">The path is a file, or the folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made.</exception>
    public FlagStore(string folder)
    {
        Folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>The folder's full path.</summary>
    public string Folder { get; }

    /// <summary>Writes a file, in place of one that was there; null when it is written, otherwise why it is not.</summary>
    /// <exception cref="ArgumentException">The name is not a name alone.</exception>
    public DownloadError? Save(string fileName, ReadOnlyMemory<byte> content)
    {
        if (fileName is "" or "." or ".." || Path.GetFileName(fileName) != fileName)
            throw new ArgumentException($"'{fileName}' is not the name of a file in a folder.", nameof(fileName));

        var temporary = NewTemporary(fileName);
        try
        {
            using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                RandomAccess.Write(file, content.Span, fileOffset: 0);
            File.Move(temporary, Path.Combine(Folder, fileName), overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            // Without the file's name: 194 files that fail alike are one line of a report.
            var reason = exception.Message.Replace(temporary, Folder, StringComparison.Ordinal).TrimEnd('.');
            return new DownloadError(DownloadPhase.Save, DownloadCause.SaveFailed, $"cannot save: {reason}");
        }
    }

    /// <summary>Makes sure that files can be written, before anything is downloaded.</summary>
    /// <exception cref="IOException">They cannot.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not.</exception>
    public void ProbeWritable()
    {
        var temporary = NewTemporary("probe");
        File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write).Dispose();
        File.Delete(temporary);
    }

    // Hidden, and of this store and this call alone: two runs into one folder do not meet.
    private string NewTemporary(string fileName) => Path.Combine(
        Folder, $".{fileName}.{_mark}-{Interlocked.Increment(ref _lastTemporary)}{TemporarySuffix}");

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder that refused the file may refuse this too; the error that is reported is the first one.
        }
    }
}
