namespace FlagsDownloader.Http;

/// <summary>The first bytes of some content, from an earlier response.</summary>
/// <param name="Length">Their number; above 0.</param>
/// <param name="Validator">The content's strong validator for <c>If-Range</c>: an entity tag, or a date (RFC 9110, section 13.1.5).</param>
internal sealed record ContentPart(long Length, string Validator);
