namespace FlagsServer.FaultInjection;

/// <summary>A recorded address.</summary>
/// <param name="Target">The request target: path and query.</param>
/// <param name="Type">The media type of the right answer; null if it had none.</param>
/// <param name="Size">The size of the right answer in bytes: the median.</param>
/// <param name="Outcomes">At least one. Their shares add up to 1.</param>
internal sealed record RecordedAddress(string Target, string? Type, int Size, IReadOnlyList<RecordedOutcome> Outcomes)
{
    /// <summary>Draws an outcome.</summary>
    /// <param name="unit">In [0, 1).</param>
    public RecordedOutcome Draw(double unit)
    {
        var to = 0.0;
        foreach (var outcome in Outcomes)
        {
            to += outcome.Share;
            if (unit < to)
            {
                return outcome;
            }
        }

        // A sum of shares may be a little less than 1.
        return Outcomes[^1];
    }
}
