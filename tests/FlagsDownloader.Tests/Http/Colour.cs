namespace FlagsDownloader.Tests.Http;

/// <summary>The two colours of one GET.</summary>
public enum Colour
{
    Blocking,
    Awaiting,
}
