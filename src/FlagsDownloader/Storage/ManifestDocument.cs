namespace FlagsDownloader.Storage;

/// <summary>The content of the manifest file. It is written and read entry by entry (<see cref="ManifestReader"/>).</summary>
/// <param name="SchemaVersion">A version other than <see cref="CurrentSchemaVersion"/> is not read.</param>
/// <param name="Files">One entry for each file. Entries of earlier runs keep their order, and new ones follow them.</param>
internal sealed record ManifestDocument(int SchemaVersion, IEnumerable<ManifestEntry> Files)
{
    /// <summary>The version that this program writes and reads.</summary>
    public const int CurrentSchemaVersion = 1;
}
