using FlagsDownloader.Results;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Storage;

/// <summary>
/// A folder of downloaded files. A file is written under a temporary name and renamed when it is whole. So the final name never
/// shows a part of a file, even if the process is killed.
/// </summary>
/// <remarks>
/// <para>Safe to use from any number of threads and processes: if two save the same name, the later file stays.</para>
/// <para>
/// Files survive the end of the process, but perhaps not a power cut: the content is not forced to the disk (fsync). With fsync,
/// 600 flags on ext4 took 2.0 s instead of 0.1-0.3 s on one thread, and 0.5 s instead of 0.3 s on thirty. That is most of a run,
/// for files that can be downloaded again. After a power cut, <c>--update</c> finds damaged files and replaces them.
/// </para>
/// </remarks>
public sealed partial class FlagStore
{
    // An attempt fails if another run begins at the same moment and removes the file as a leftover. With runs that begin in a
    // loop, every seventh file is lost so, but never twenty in a row.
    private const int MaxAttempts = 20;

    private readonly TemporaryFiles _temporaries;
    private volatile DownloadError? _refusal;

    /// <summary>Uses a folder, and creates it if it does not exist.</summary>
    /// <param name="folder">A path, relative to the current directory or absolute.</param>
    /// <exception cref="IOException">The path is a file, or the folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be created.</exception>
    public FlagStore(string folder)
    {
        Folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(Folder);
        _temporaries = new TemporaryFiles(Folder);
    }

    /// <summary>The folder's full path.</summary>
    public string Folder { get; }

    /// <summary>
    /// Why no file can be saved: the last save failed for a reason that holds for every file, such as a full disk, or a folder that is
    /// gone or read-only. Null after a save that succeeds. Meanwhile, downloads that have not begun are useless.
    /// </summary>
    public DownloadError? Refusal => _refusal;

    /// <summary>Writes a file, and replaces an old one; null on success, otherwise the error.</summary>
    /// <param name="fileName">Its name, see <see cref="IsUsable"/>. Folders in it are created.</param>
    /// <param name="content">Its content.</param>
    /// <exception cref="ArgumentException">The name leads out of the folder, or is one that the store uses itself.</exception>
    public DownloadError? Save(string fileName, ReadOnlyMemory<byte> content) => SaveContent(fileName, new ReceivedContent(content));

    /// <summary>Like <see cref="Save"/>, also for content in a part file, which is renamed.</summary>
    internal DownloadError? SaveContent(string fileName, ReceivedContent content) =>
        !IsUsable(fileName) ? throw new ArgumentException($"'{fileName}' is not the name of a file in the folder.", nameof(fileName))
        : content.Part is { } part ? Finish(part, fileName)
        : Write(fileName, content.Bytes);

    /// <summary>Removes a file whose content was not the one asked for. One that cannot be removed stays.</summary>
    internal void Remove(string fileName) => TemporaryFiles.Remove(PathOf(fileName));

    /// <summary>
    /// Removes temporary files of runs that were killed. Those of running ones stay, in this process or another, on this machine or
    /// another one with the same volume.
    /// </summary>
    /// <returns>How many files were removed.</returns>
    public int RemoveLeftovers() => _temporaries.RemoveAbandoned(withKept: !ContinuesParts);

    /// <summary>Checks that files can be written, before a download begins.</summary>
    /// <exception cref="IOException">Files cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Files may not be written.</exception>
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
                // Another run that begins at this moment removed the probe as a leftover.
            }
        }
    }

    /// <summary>
    /// Whether a name is that of a file in the folder, or in folders within it, separated by <c>/</c>. The name does not lead out of the
    /// folder, and is none that the store uses itself.
    /// </summary>
    public static bool IsUsable(string fileName)
    {
        foreach (var range in fileName.AsSpan().Split('/'))
        {
            if (!IsUsableSegment(fileName.AsSpan(range)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUsableSegment(ReadOnlySpan<char> segment) =>
        segment is not ("" or "." or "..")
        && Path.GetFileName(segment).Length == segment.Length
        && !segment.Contains('\0')
        && !segment.StartsWith(TemporaryFiles.OwnPrefix, StringComparison.OrdinalIgnoreCase);

    private void CreateFolderOf(string fileName)
    {
        if (fileName.Contains('/'))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(fileName))!);
        }
    }

    internal string PathOf(string fileName) => Path.Combine(Folder, fileName);

    private DownloadError? Write(string fileName, ReadOnlyMemory<byte> content) =>
        Write(fileName, file => RandomAccess.Write(file, content.Span, fileOffset: 0));

    /// <summary>Like <see cref="Save"/>, also for the store's own files.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="write">Writes the content into an empty file. It is called again if another run removed that.</param>
    internal DownloadError? Write(string fileName, Action<SafeFileHandle> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            var temporary = _temporaries.NewPath();
            var isWhole = false;
            try
            {
                using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                {
                    write(file);
                }

                isWhole = true;
                CreateFolderOf(fileName);
                // After the lock ends: a program that opens the file under its final name must not find it locked.
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

                return Describe(exception, fileName, temporary, isWhole);
            }
        }
    }
}
