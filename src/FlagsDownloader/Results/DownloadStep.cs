namespace FlagsDownloader.Results;

/// <summary>
/// The steps of a download, in the order in which an item reaches them. Timelines, documents, waterfalls and accounts are indexed by
/// them: a phase belongs to the step that ends it.
/// </summary>
public enum DownloadStep
{
    /// <summary>A slot was free. Before it the item waited for the bound on concurrent requests.</summary>
    Admitted,

    /// <summary>A thread began to work on the item. Before it the item had a slot and waited for a thread.</summary>
    Started,

    /// <summary>The last attempt began. Before it lie failed attempts and the waits after them.</summary>
    Attempted,

    /// <summary>
    /// The opening of the connection that the request is sent over began, whichever request it was opened for. Before it the attempt waited
    /// for a thread of .NET's shared pool, which opens all connections; waits for such a thread during the opening are added. Not reached
    /// where an idle connection was there.
    /// </summary>
    Opening,

    /// <summary>A connection was there, before TLS. Before it the attempt waited for one, unless an idle one was there.</summary>
    Connected,

    /// <summary>
    /// The request was written. Before it lies the TLS handshake, where a new connection over https was opened: otherwise the request
    /// was written when the connection was there.
    /// </summary>
    Sent,

    /// <summary>Status and headers were there. Before it the server worked, or delayed the response on purpose.</summary>
    Answered,

    /// <summary>The whole content was there.</summary>
    Received,

    /// <summary>The writing of the file began. Before it the item waited for the executor, and for its name if that is requested.</summary>
    Saving,

    /// <summary>The file was there under its final name.</summary>
    Saved,

    /// <summary>The outcome was known.</summary>
    Finished,
}
