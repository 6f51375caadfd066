namespace FlagsDownloader.Documents;

/// <summary>How long each phase took, in seconds; null for one that was not gone through.</summary>
/// <param name="Queued">Waiting for a slot.</param>
/// <param name="WaitingForThread">With a slot, waiting for a thread.</param>
/// <param name="Retrying">Failed attempts and the waits after them.</param>
/// <param name="Connecting">Waiting for a connection; near 0 where an idle one was at hand.</param>
/// <param name="Waiting">From the request to the answer's headers: the server's delay is in here.</param>
/// <param name="Receiving">From the headers to the last byte.</param>
/// <param name="WaitingForExecutor">Waiting for a worker to save; the request for a name is in here too.</param>
/// <param name="Saving">Writing the file.</param>
public sealed record PhasesDocument(
    double? Queued,
    double? WaitingForThread,
    double? Retrying,
    double? Connecting,
    double? Waiting,
    double? Receiving,
    double? WaitingForExecutor,
    double? Saving);
