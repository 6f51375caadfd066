namespace FlagsDownloader.Cli.Reports;

/// <summary>What a run was asked to do, defaults filled in.</summary>
internal sealed record RunOptionsDocument(
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
    bool WithNames);
