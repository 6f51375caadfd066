namespace FlagsDownloader.Comparison.Measurements;

/// <summary>A saved comparison with the name of its file.</summary>
/// <param name="Name">The file's name without its extension.</param>
/// <param name="Results">What was measured.</param>
public sealed record NamedResults(string Name, RoundResults Results)
{
    /// <summary>Name and version of the program that measured; null if it is not known.</summary>
    public string? Program { get; init; }
}
