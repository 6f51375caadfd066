namespace FlagsDownloader.Http;

/// <summary>Content that goes beyond the limit; caught where the attempt ends, so that it is a value outside.</summary>
internal sealed class ContentTooLargeException(int limit)
    : IOException($"the content is larger than {limit} bytes");
