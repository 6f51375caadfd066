namespace FlagsDownloader.Storage;

/// <summary>The content of the manifest file.</summary>
/// <param name="SchemaVersion">A version other than <see cref="CurrentSchemaVersion"/> is not read.</param>
/// <param name="Files">One entry for each file, in the order of their names.</param>
internal sealed record ManifestDocument(int SchemaVersion, IReadOnlyList<ManifestEntry?>? Files)
{
    /// <summary>The version that this program writes and reads.</summary>
    public const int CurrentSchemaVersion = 1;
}
