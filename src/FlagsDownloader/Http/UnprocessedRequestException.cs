namespace FlagsDownloader.Http;

/// <summary>The server said that it did not process the request, which the handler is about to repeat.</summary>
internal sealed class UnprocessedRequestException() : IOException("The server did not process the request.");
