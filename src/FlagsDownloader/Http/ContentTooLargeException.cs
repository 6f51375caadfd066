namespace FlagsDownloader.Http;

/// <summary>The content is larger than the limit. The attempt catches it and makes it a value.</summary>
internal sealed class ContentTooLargeException(long limit)
    : IOException($"the content is larger than {limit} bytes");
