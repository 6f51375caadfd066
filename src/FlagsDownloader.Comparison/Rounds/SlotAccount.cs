namespace FlagsDownloader.Comparison.Rounds;

/// <summary>
/// Where the time of a run went, in seconds of its average slot: of each phase the sum over all requests, divided by the bound.
/// From <see cref="WaitingForThread"/> to <see cref="Empty"/> they add up to the download time.
/// </summary>
/// <param name="StartUp">Before the first item's wait for a slot: the program itself had to start. 0 where it is not known.</param>
/// <param name="WaitingForThread">With a slot, waiting for a thread.</param>
/// <param name="Retrying">Failed attempts and the waits after them, the server's delays in them left out.</param>
/// <param name="Connecting">Waiting for a connection.</param>
/// <param name="ServerDelay">The server held the answer back on purpose.</param>
/// <param name="Answering">The rest from the request to the answer's headers: the network, and both programs' own work.</param>
/// <param name="Receiving">From the headers to the last byte.</param>
/// <param name="WaitingForExecutor">Waiting for a worker that saves, or for the file's name.</param>
/// <param name="Saving">Writing the file.</param>
/// <param name="Empty">No item had the slot: before the first and after the last, and in between where nobody took it up.</param>
/// <param name="ShutDown">After the last item's outcome: the program had to end. 0 where it is not known.</param>
/// <param name="Queued">Not part of the sum: how long an item waited for a slot, on the average.</param>
public sealed record SlotAccount(
    double StartUp,
    double WaitingForThread,
    double Retrying,
    double Connecting,
    double ServerDelay,
    double Answering,
    double Receiving,
    double WaitingForExecutor,
    double Saving,
    double Empty,
    double ShutDown,
    double Queued);
