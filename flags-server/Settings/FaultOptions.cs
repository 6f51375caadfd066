using System.Globalization;
using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>The options of one fault as text. The kind of the fault reads them.</summary>
/// <param name="given">Values by name.</param>
internal sealed class FaultOptions(IReadOnlyDictionary<string, string> given)
{
    /// <summary>The maximum of counts: of attempts, of requests in flight.</summary>
    public const int MaxCount = 1_000_000;

    private const int MaxSeconds = 3600;

    /// <summary>What to type instead; null when everything read is valid.</summary>
    public string? Error { get; private set; }

    /// <summary>A number of bytes, <c>2000</c> or <c>2k</c>; null when it is not given.</summary>
    public int? Size(string name)
    {
        if (!given.TryGetValue(name, out var text))
        {
            return null;
        }

        var size = ValueSyntax.Size(text);
        if (size.Error is { } error)
        {
            Error ??= $"{name}={text}: {error}";
            return null;
        }

        return size.Value;
    }

    /// <summary>A number of bytes that is not 0.</summary>
    public int Size(string name, int otherwise)
    {
        var size = Size(name) ?? otherwise;
        if (size == 0)
        {
            Error ??= $"{name}=0: give at least 1 byte";
        }

        return size;
    }

    /// <summary>A whole number.</summary>
    public int? Whole(string name, int least, int most)
    {
        if (!given.TryGetValue(name, out var text))
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, null, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Error ??= $"{name}={text}: give a whole number from {least} to {most}";
        return null;
    }

    /// <summary>Seconds, fractions allowed.</summary>
    public TimeSpan? Seconds(string name)
    {
        if (!given.TryGetValue(name, out var text))
        {
            return null;
        }

        if (ValueSyntax.Seconds(text) is { } time && time <= DelayDistribution.MaxDelay)
        {
            return time;
        }

        Error ??= $"{name}={text}: give seconds up to {MaxSeconds}, such as 2";
        return null;
    }

    /// <summary>A country's code as it stands in addresses: two small letters.</summary>
    public string? Code(string name)
    {
        if (!given.TryGetValue(name, out var text))
        {
            return null;
        }

        if (text.Length == 2 && text.All(char.IsAsciiLetter))
        {
            return text.ToLowerInvariant();
        }

        Error ??= $"{name}={text}: give the code of a flag, such as us";
        return null;
    }

    /// <summary>When the client may try again: <c>retry-after</c> or <c>retry-date</c>, in seconds from the answer.</summary>
    public RetryAfter? Retry()
    {
        var after = Whole("retry-after", 0, MaxSeconds);
        var date = Whole("retry-date", 0, MaxSeconds);
        if (after is not null && date is not null)
        {
            Error ??= "give retry-after (told in seconds) or retry-date (told as a date), not both";
        }

        return (after ?? date) is { } seconds ? new(seconds, AsDate: date is not null) : null;
    }
}
