namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>Puts bars into lanes so that no two of a lane overlap.</summary>
internal static class LaneAssignment
{
    /// <summary>
    /// Gives each bar the smallest lane that is free when it starts. Taken by start, that needs no more lanes than there are bars
    /// under way at once: a lane is opened only while all others are busy.
    /// </summary>
    /// <param name="bars">Bars in any order; each ends no earlier than it starts.</param>
    /// <returns>The bars by start, then lane, and how many lanes there are.</returns>
    public static (IReadOnlyList<WaterfallBar> Bars, int Count) Assign(IEnumerable<WaterfallBar> bars)
    {
        var busy = new PriorityQueue<int, double>();
        var free = new PriorityQueue<int, int>();
        var count = 0;
        var placed = new List<WaterfallBar>();
        // Of bars that start together, those without length go first, so that others can use their lane.
        foreach (var bar in bars.OrderBy(bar => bar.Start).ThenBy(bar => bar.End))
        {
            while (busy.TryPeek(out var ended, out var end) && end <= bar.Start)
            {
                busy.Dequeue();
                free.Enqueue(ended, ended);
            }

            if (!free.TryDequeue(out var lane, out _))
            {
                lane = count++;
            }

            busy.Enqueue(lane, bar.End);
            placed.Add(bar with { Lane = lane });
        }

        return ([.. placed.OrderBy(bar => bar.Start).ThenBy(bar => bar.Lane).ThenBy(bar => bar.End)], count);
    }
}
