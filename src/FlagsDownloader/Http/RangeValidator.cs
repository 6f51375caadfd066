using System.Net.Http.Headers;

namespace FlagsDownloader.Http;

/// <summary>Finds what a later request can prove with that content is still the same, byte by byte.</summary>
internal static class RangeValidator
{
    // A file that changes twice within the resolution of its date has one date for two contents. RFC 7232, section 2.2.2, asks for a
    // minute between the change and the response.
    private static readonly TimeSpan MinAge = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The response's strong entity tag, or else its date of the last change, if that was a minute before the response; null where
    /// it has neither.
    /// </summary>
    public static string? Read(HttpResponseMessage response)
    {
        if (response.Headers.ETag is { } tag)
        {
            return tag.IsWeak ? null : tag.Tag;
        }

        return response.Content.Headers.LastModified is { } changed && response.Headers.Date - changed >= MinAge
            ? changed.ToString("r")
            : null;
    }

    /// <summary>Whether a 206 has just what was asked for: the same content from a place to its end.</summary>
    /// <param name="response">A response with status 206.</param>
    /// <param name="kept">What is there already.</param>
    public static bool Continues(HttpResponseMessage response, ContentPart kept) =>
        response.Content.Headers.ContentRange is { Unit: "bytes", From: { } from, To: { } to, Length: { } length }
        && from == kept.Length
        && to == length - 1
        && (response.Content.Headers.ContentLength ?? to - from + 1) == to - from + 1
        && (response.Headers.ETag is not { } tag || IsOther(kept.Validator) || tag.ToString() == kept.Validator);

    // A date: the response may have a tag as well.
    private static bool IsOther(string validator) => !EntityTagHeaderValue.TryParse(validator, out _);
}
