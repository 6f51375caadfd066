using FlagsDownloader.Results;

namespace FlagsDownloader.Storage;

/// <summary>
/// A folder of downloaded files. A file is written under a temporary name and renamed when it is whole, so nobody ever
/// sees a part of one under its final name, at whatever instant the process is killed.
/// </summary>
/// <remarks>
/// <para>Safe to use from any number of threads and processes: of two that save one name, the later one's file stays.</para>
/// <para>
/// Promised is what outlives this process, not what outlives the machine: the content is not forced to the disk (fsync).
/// That took 600 flags on ext4 from 0.1-0.3 s to 2.0 s on one thread, and from 0.3 s to 0.5 s on thirty: most of a run, to
/// guard against a power cut a copy that can be had again. After one, <c>--update</c> finds what is damaged and replaces it.
/// </para>
/// </remarks>
public sealed class FlagStore
{
    // Each time another run must have begun, and looked into the folder, at the same instant. Where one does nothing else
    // but begin, in a loop, every seventh file is taken from its writer: twenty in a row are not.
    private const int MaxAttempts = 20;

    private readonly TemporaryFiles _temporaries;
    private volatile DownloadError? _refusal;

    /// <summary>Uses a folder, and makes it where it is missing.</summary>
    /// <param name="folder">A path, relative to the current directory or absolute.</param>
    /// <exception cref="IOException">The path is a file, or the folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made.</exception>
    public FlagStore(string folder)
    {
        Folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(Folder);
        _temporaries = new TemporaryFiles(Folder);
    }

    /// <summary>The folder's full path.</summary>
    public string Folder { get; }

    /// <summary>
    /// Why the folder takes no files: the last save failed, and for a reason that holds for every file (a full disk, a folder
    /// that is gone or read-only). Null again when a save succeeds. Downloads not begun yet are pointless meanwhile.
    /// </summary>
    public DownloadError? Refusal => _refusal;

    /// <summary>Writes a file, in place of one that was there; null when it is written, otherwise why it is not.</summary>
    /// <exception cref="ArgumentException">The name is not a name alone, or one that the store uses itself.</exception>
    public DownloadError? Save(string fileName, ReadOnlyMemory<byte> content) =>
        IsUsable(fileName)
            ? Write(fileName, content)
            : throw new ArgumentException($"'{fileName}' is not the name of a file in a folder.", nameof(fileName));

    /// <summary>Removes a file that turned out to be none of those that were asked for. One that cannot be removed stays.</summary>
    internal void Remove(string fileName) => TemporaryFiles.Remove(PathOf(fileName));

    /// <summary>
    /// Removes temporary files that runs left behind which were killed; those of living runs, in this process or another, on
    /// this machine or another on the same volume, stay.
    /// </summary>
    /// <returns>How many files were removed.</returns>
    public int RemoveLeftovers() => _temporaries.RemoveAbandoned();

    /// <summary>Makes sure that files can be written, before anything is downloaded.</summary>
    /// <exception cref="IOException">They cannot.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not.</exception>
    public void ProbeWritable()
    {
        for (var attempt = 1; ; attempt++)
        {
            var temporary = _temporaries.NewPath();
            try
            {
                File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write).Dispose();
                TemporaryFiles.Remove(temporary);
                return;
            }
            catch (IOException exception) when (attempt < MaxAttempts && _temporaries.WasTaken(exception))
            {
                // Another run that begins at this moment took the probe for a leftover.
            }
        }
    }

    internal static bool IsUsable(string fileName) =>
        fileName is not ("" or "." or "..")
        && Path.GetFileName(fileName) == fileName
        && !fileName.Contains('\0')
        && !fileName.StartsWith(TemporaryFiles.OwnPrefix, StringComparison.OrdinalIgnoreCase);

    internal string PathOf(string fileName) => Path.Combine(Folder, fileName);

    /// <summary>As <see cref="Save"/>, for the store's own files too.</summary>
    internal DownloadError? Write(string fileName, ReadOnlyMemory<byte> content)
    {
        for (var attempt = 1; ; attempt++)
        {
            var temporary = _temporaries.NewPath();
            var isWhole = false;
            try
            {
                using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                {
                    RandomAccess.Write(file, content.Span, fileOffset: 0);
                }

                isWhole = true;
                // Not under the lock: who opens the file under its final name shall not find it locked.
                File.Move(temporary, PathOf(fileName), overwrite: true);
                _refusal = null;
                return null;
            }
            catch (Exception exception) when (SaveFailure.IsExpected(exception))
            {
                TemporaryFiles.Remove(temporary);
                if (attempt < MaxAttempts && _temporaries.WasTaken(exception))
                {
                    continue;
                }

                var error = SaveFailure.Describe(exception, Folder, temporary, PathOf(fileName));
                // A name that cannot be had is one file's bad luck: a folder may stand there.
                if (!isWhole && SaveFailure.IsLasting(exception))
                {
                    _refusal = error;
                }

                return error;
            }
        }
    }
}
