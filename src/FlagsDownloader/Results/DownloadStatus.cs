namespace FlagsDownloader.Results;

/// <summary>How the download of one item ended.</summary>
public enum DownloadStatus
{
    /// <summary>The file is there, whole, under its final name.</summary>
    Ok,

    /// <summary>The server answered 404: an outcome, not an error.</summary>
    NotFound,

    /// <summary>Anything else went wrong; <see cref="DownloadOutcome.Error"/> says what.</summary>
    Error,

    /// <summary>The run was interrupted before the item was done; it left nothing behind.</summary>
    Cancelled,

    /// <summary>The file was there already, whole, and the server says that it has no other: neither sent nor saved again.</summary>
    Unchanged,
}
