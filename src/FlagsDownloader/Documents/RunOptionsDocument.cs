namespace FlagsDownloader.Documents;

/// <summary>What a run was asked to do, defaults filled in.</summary>
/// <param name="Site">The site's label.</param>
/// <param name="Address">The site's address.</param>
/// <param name="EmbeddedServer">Whether the server was started for this run and ended with it.</param>
/// <param name="Codes">How many countries.</param>
/// <param name="Repeat">How often each was asked for.</param>
/// <param name="RequestedBound">Concurrent requests as asked for; null where the strategy's default stood.</param>
/// <param name="Bound">Concurrent requests as they were.</param>
/// <param name="Save">Where files were written: <c>inline</c> or <c>executor</c>.</param>
/// <param name="Output">The folder for the files.</param>
/// <param name="TimeoutSeconds">Time for one attempt.</param>
/// <param name="Retries">Further attempts after a failure that may pass.</param>
/// <param name="WithNames">Whether the files were named after the countries.</param>
public sealed record RunOptionsDocument(
    string Site,
    string Address,
    bool EmbeddedServer,
    int Codes,
    int Repeat,
    int? RequestedBound,
    int Bound,
    string Save,
    string Output,
    double TimeoutSeconds,
    int Retries,
    bool WithNames)
{
    /// <summary>Whether only what has changed was asked for.</summary>
    public bool Update { get; init; }
}
