using FlagsDownloader.Results;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>
/// What the requested files have to be: as a list says, or as the server sent them once before the rounds. The files of the runs are
/// compared with them.
/// </summary>
public sealed partial class ReferenceFiles
{
    // From a server that fails every second request, this many passes get all of 194 files in 299 of 300 cases.
    private const int MaxPasses = 16;

    private readonly ReferenceDownload _download;
    private readonly IReadOnlyDictionary<string, RequestedFile> _requested;
    private readonly Dictionary<string, string> _fileOfLabel;
    private readonly Dictionary<string, ReferenceFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _pictures = new(StringComparer.Ordinal);

    private ReferenceFiles(ReferenceDownload download, Workload workload)
    {
        _download = download;
        var requested = workload.Files;
        _requested = requested.ToDictionary(file => file.Item.Label, StringComparer.Ordinal);
        _fileOfLabel = requested.SelectMany(file => file.Labels, (file, label) => (file.Item.Label, label))
            .ToDictionary(pair => pair.label, pair => pair.Label, StringComparer.Ordinal);
        foreach (var item in requested.Select(file => file.Item).Where(item => item.Sha256 is not null))
        {
            _files[item.Label] = new ReferenceFile(item.Sha256, item.Size) { IsFromList = true };
        }
    }

    /// <summary>The contents by label, if the download keeps them.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Pictures => _pictures;

    /// <summary>The number of files whose content, or that there is none, is known.</summary>
    public int Known => _files.Count;

    /// <summary>The number of files that the server failed to send.</summary>
    public int Unknown => _requested.Count - Known;

    /// <summary>The number of files that the server sends with another content each time.</summary>
    public int Changing => _files.Values.Count(file => file.IsChanging);

    /// <summary>The error of one of the unknown files; null if there is none.</summary>
    public DownloadError? Reason { get; private set; }

    /// <summary>Asks for the files, except those whose digest the list has.</summary>
    /// <param name="download">Sends the requests.</param>
    /// <param name="workload">What the runs download.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <remarks>A server on this machine is asked again for files that it fails to send. One of somebody else is not.</remarks>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ReferenceFiles Fetch(ReferenceDownload download, Workload workload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(download);
        ArgumentNullException.ThrowIfNull(workload);
        var reference = new ReferenceFiles(download, workload);
        for (var pass = 0; pass < (workload.IsLoopback ? MaxPasses : 1) && reference.Unknown > 0; pass++)
        {
            if (!reference.FetchUnknown(cancellationToken))
            {
                break;
            }
        }

        return reference;
    }

    /// <summary>How many of the requested files the server does not have.</summary>
    /// <param name="workload">What is requested.</param>
    public int NotFoundIn(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return workload.Files.Where(file => Find(file) is { IsNotFound: true }).Sum(file => file.Times);
    }

    /// <summary>The size of the files of a run together, in bytes. Files of unknown size count as 0.</summary>
    /// <param name="workload">What is requested.</param>
    public long SizeOf(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return workload.Files.Sum(file => (Find(file)?.Size ?? 0) * file.Times);
    }

    // False if there is no server: another request only takes time.
    private bool FetchUnknown(CancellationToken cancellationToken)
    {
        var fetched = _download.Fetch(
            [.. _requested.Values.Select(file => file.Item).Where(item => !_files.ContainsKey(item.Label))], cancellationToken);
        foreach (var file in fetched)
        {
            if (file.Status == DownloadStatus.NotFound)
            {
                _files[file.Label] = new ReferenceFile { IsNotFound = true };
            }
            else if (file.Sha256 is not null)
            {
                _files[file.Label] = new ReferenceFile(file.Sha256, file.Size);
                if (file.Content is { } content)
                {
                    _pictures[file.Label] = content;
                }
            }
        }

        var failed = fetched.Where(file => file.Status == DownloadStatus.Error).ToList();
        Reason = failed.FirstOrDefault()?.Error;
        return failed.Count < fetched.Count || failed.Exists(file => file.Error?.HttpStatus is not null);
    }

    private ReferenceFile? Find(RequestedFile file) => _files.GetValueOrDefault(file.Item.Label);

    /// <summary>
    /// Asks once more for files of which a run had another content than expected. If the server sends something else as well, the file
    /// changes, and no run's content is wrong.
    /// </summary>
    /// <param name="files">The labels of the run's items that were downloaded, and the paths and sizes of their files.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Whether there are more changing files than before.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal bool AskAgain(IEnumerable<(string Label, string Path, long Size)> files, CancellationToken cancellationToken)
    {
        var suspects = files.Where(file => IsSuspect(file.Label, file.Path, file.Size))
            .Select(file => _fileOfLabel[file.Label]).Distinct(StringComparer.Ordinal).ToList();
        if (suspects.Count == 0)
        {
            return false;
        }

        var before = Changing;
        foreach (var fetched in _download.Fetch([.. suspects.Select(label => _requested[label].Item)], cancellationToken))
        {
            var file = _files[fetched.Label];
            _files[fetched.Label] = file with
            {
                WasAskedAgain = true,
                IsChanging = fetched.Sha256 is { } digest && digest != file.Sha256,
            };
        }

        return Changing > before;
    }

    private bool IsSuspect(string label, string path, long size) =>
        _fileOfLabel.TryGetValue(label, out var name)
        && _files.TryGetValue(name, out var file)
        && file is { IsFromList: false, IsChanging: false, WasAskedAgain: false, Sha256: { } digest }
        && TryDigest(path, size) != digest;

    private static string? TryDigest(string path, long size)
    {
        try
        {
            return RegularFile.Digest(path, size);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
