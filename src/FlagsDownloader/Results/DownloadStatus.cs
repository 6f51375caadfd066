namespace FlagsDownloader.Results;

/// <summary>How the download of one item ended.</summary>
public enum DownloadStatus
{
    /// <summary>The whole file is there under its final name.</summary>
    Ok,

    /// <summary>The server responded with 404. That is an outcome, not an error.</summary>
    NotFound,

    /// <summary>Another failure; see <see cref="DownloadOutcome.Error"/>.</summary>
    Error,

    /// <summary>The run was interrupted before the item was done. It left no file.</summary>
    Cancelled,

    /// <summary>The whole file was there already, and the server has no newer one. It was neither sent nor saved again.</summary>
    Unchanged,
}
