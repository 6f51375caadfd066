namespace FlagsDownloader.Http;

/// <summary>The server does not speak HTTP/2.</summary>
internal sealed class UnsupportedVersionException() : IOException("The server does not speak HTTP/2.");
