namespace FlagsDownloader;

/// <summary>Placeholder.</summary>
internal static class Placeholder;
