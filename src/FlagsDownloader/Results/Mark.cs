namespace FlagsDownloader.Results;

/// <summary>When a step of a download was reached, and on which thread.</summary>
/// <param name="Timestamp">
/// A timestamp of the run's <see cref="TimeProvider"/>; 0 if the step was not reached (no clock starts at 0).
/// </param>
/// <param name="ThreadId">The managed id of the thread that ran the code.</param>
public readonly record struct Mark(long Timestamp, int ThreadId)
{
    /// <summary>Whether the step was reached.</summary>
    public bool Reached => Timestamp != 0;

    internal static Mark Now(TimeProvider time) => new(time.GetTimestamp(), Environment.CurrentManagedThreadId);
}
