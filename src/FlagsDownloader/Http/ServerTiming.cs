using System.Globalization;

namespace FlagsDownloader.Http;

/// <summary>Reads the time that a server reports about itself, in the field <c>Server-Timing</c> (W3C, Server Timing).</summary>
internal static class ServerTiming
{
    private const string Field = "Server-Timing";
    private const string Metric = "delay";
    private const string Duration = "dur=";

    // No client waits longer. The limit also keeps sums of delays within the range of a time.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(1);

    /// <summary>
    /// For how long the server delayed the answer on purpose: the duration of the metric <c>delay</c>, which flags-server sends.
    /// Null where the answer has no such metric, or its duration is no number, or more than a day.
    /// </summary>
    public static TimeSpan? ReadDelay(HttpResponseMessage response)
    {
        // Not validated: the field is read for every answer, and each would keep a parsed copy.
        if (!response.Headers.NonValidated.TryGetValues(Field, out var values))
        {
            return null;
        }

        foreach (var value in values)
        {
            if (ParseDelay(value) is { } delay)
            {
                return delay;
            }
        }

        return null;
    }

    /// <param name="field">
    /// Metrics with commas between them, and their parameters with semicolons: <c>delay;dur=100.03, asked;dur=100</c>.
    /// </param>
    internal static TimeSpan? ParseDelay(ReadOnlySpan<char> field)
    {
        foreach (var range in field.Split(','))
        {
            var metric = field[range].Trim();
            var name = metric.IndexOf(';') is var end and >= 0 ? metric[..end].TrimEnd() : metric;
            if (!name.Equals(Metric, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (var parameter in metric.Split(';'))
            {
                var text = metric[parameter].Trim();
                if (text.StartsWith(Duration, StringComparison.OrdinalIgnoreCase)
                    && double.TryParse(text[Duration.Length..].Trim('"'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var milliseconds)
                    && milliseconds <= MaxDelay.TotalMilliseconds)
                {
                    return TimeSpan.FromMilliseconds(milliseconds);
                }
            }
        }

        return null;
    }
}
