namespace FlagsDownloader.Cli.Progress;

/// <summary>Describes the progress of a download in words.</summary>
internal static class ProgressText
{
    /// <summary>Count, rate and time left, as far as they fit.</summary>
    /// <param name="done">The items that are done.</param>
    /// <param name="total">All items.</param>
    /// <param name="noun">What they are called: <c>flag</c>.</param>
    /// <param name="elapsed">The time since the first request.</param>
    /// <param name="columns">The maximum of columns. The count is always shown.</param>
    public static string Describe(int done, int total, string noun, TimeSpan elapsed, int columns = int.MaxValue)
    {
        var rate = done / Math.Max(elapsed.TotalSeconds, 0.001);
        var text = $"{done}/{total} {noun}s";
        string[] more = [$", {rate:0.0}/s", done == 0 || done == total ? "" : $", about {(total - done) / rate:0} s left"];
        foreach (var part in more)
        {
            if (text.Length + part.Length > columns)
            {
                break;
            }

            text += part;
        }

        return text;
    }
}
