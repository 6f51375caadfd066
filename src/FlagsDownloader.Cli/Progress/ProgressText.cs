namespace FlagsDownloader.Cli.Progress;

/// <summary>How far a download is, in words.</summary>
internal static class ProgressText
{
    /// <summary>Count, rate and time left; as much of it as fits.</summary>
    /// <param name="done">Flags that are done.</param>
    /// <param name="total">Flags in all.</param>
    /// <param name="elapsed">Since the first was asked for.</param>
    /// <param name="columns">The most columns. The count is there however few they are.</param>
    public static string Describe(int done, int total, TimeSpan elapsed, int columns = int.MaxValue)
    {
        var rate = done / Math.Max(elapsed.TotalSeconds, 0.001);
        var text = $"{done}/{total} flags";
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
