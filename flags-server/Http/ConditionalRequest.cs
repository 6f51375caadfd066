using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FlagsServer.Http;

/// <summary>Evaluates conditional requests.</summary>
internal static class ConditionalRequest
{
    /// <summary>Evaluates If-None-Match (RFC 9110, section 13.1.2).</summary>
    /// <param name="ifNoneMatch">The field's lines: lists of entity tags, or <c>*</c>.</param>
    /// <param name="etag">The current validator.</param>
    /// <returns>
    /// True when the client has the file already. Tags are compared weakly, as the section demands. A field that is no list of
    /// tags has no effect.
    /// </returns>
    public static bool Matches(StringValues ifNoneMatch, string etag)
    {
        if (ifNoneMatch.Count == 0 || !EntityTagHeaderValue.TryParseList(ifNoneMatch, out var tags))
        {
            return false;
        }

        var current = EntityTagHeaderValue.Parse(etag);
        return tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: false));
    }
}
