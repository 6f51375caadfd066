using FlagsDownloader.Results;

namespace FlagsDownloader.Downloaders;

/// <summary>Takes the final outcomes of a run, so that the run need not keep them.</summary>
public interface IOutcomeSink
{
    /// <summary>
    /// Whether it takes an outcome of each item that an interrupted run did not reach, too. Otherwise these items are counted, and their
    /// list is not read to its end.
    /// </summary>
    bool NeedsUnreached { get; }

    /// <summary>Called once, when the run begins.</summary>
    /// <param name="startedAt">The time by the system's clock.</param>
    /// <param name="startTimestamp">The same time as a timestamp of the run's <see cref="TimeProvider"/>.</param>
    void Begin(DateTimeOffset startedAt, long startTimestamp);

    /// <summary>Called after each part of the run, when no download is under way, by the caller of the run.</summary>
    /// <param name="outcomes">
    /// The outcomes of the part, in the order in which they finished. The items of a part follow those of the parts before it.
    /// </param>
    void Take(IReadOnlyList<DownloadOutcome> outcomes);
}
