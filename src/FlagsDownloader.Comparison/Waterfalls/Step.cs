namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>The steps of a download in the order in which they are reached; what they mean is told at <see cref="Results.Timeline"/>.</summary>
internal enum Step
{
    Admitted,
    Started,
    Attempted,
    Sent,
    Answered,
    Received,
    Saving,
    Saved,
    Finished,
}
