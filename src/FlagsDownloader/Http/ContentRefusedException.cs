using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>The content could not be taken, for example because the disk is full. The attempt catches it and makes it a value.</summary>
internal sealed class ContentRefusedException(DownloadError error) : IOException(error.Message)
{
    /// <summary>The reason.</summary>
    public DownloadError Error => error;
}
