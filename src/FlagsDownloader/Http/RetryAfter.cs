using System.Globalization;
using System.Net.Http.Headers;

namespace FlagsDownloader.Http;

/// <summary>Reads the field <c>Retry-After</c> (RFC 9110, section 10.2.3): a number of seconds, or a date.</summary>
internal static class RetryAfter
{
    private const string Field = "Retry-After";

    /// <summary>The wait that an answer asks for, 0 to a day; null where it names none that can be read.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        // Not the parsed header: it rejects numbers of more than 31 bits.
        if (!response.Headers.NonValidated.TryGetValues(Field, out var values))
        {
            return null;
        }

        foreach (var value in values)
        {
            if (Parse(value, now) is { } wait)
            {
                return wait;
            }
        }

        return null;
    }

    internal static TimeSpan? Parse(string value, DateTimeOffset now)
    {
        var text = value.Trim();
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            // A number of any length is valid. One that does not fit an Int64 is beyond a day too.
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && seconds < FlagClientDefaults.MaxTimeout.TotalSeconds
                ? TimeSpan.FromSeconds(seconds)
                : FlagClientDefaults.MaxTimeout;
        }

        return RetryConditionHeaderValue.TryParse(text, out var parsed) && parsed.Date is { } date
            ? TimeSpan.FromTicks(Math.Clamp((date - now).Ticks, 0, FlagClientDefaults.MaxTimeout.Ticks))
            : null;
    }
}
