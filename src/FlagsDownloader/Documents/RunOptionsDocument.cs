namespace FlagsDownloader.Documents;

/// <summary>The options of a run, including defaults.</summary>
/// <param name="Site">The site's label.</param>
/// <param name="Address">The site's address.</param>
/// <param name="EmbeddedServer">Whether the server was started for this run and ended with it.</param>
/// <param name="Codes">The number of countries.</param>
/// <param name="Repeat">How often each was requested.</param>
/// <param name="RequestedBound">The requested number of concurrent requests; null for the strategy's default.</param>
/// <param name="Bound">The actual maximum of concurrent requests.</param>
/// <param name="Save">Where files were written: <c>inline</c> or <c>executor</c>.</param>
/// <param name="Output">The folder for the files.</param>
/// <param name="TimeoutSeconds">Time for one attempt.</param>
/// <param name="Retries">The number of further attempts after a transient failure.</param>
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
    /// <summary>Whether only changed files were requested.</summary>
    public bool Update { get; init; }
}
