namespace FlagsDownloader.Documents;

/// <summary>The options of a run, including defaults.</summary>
/// <param name="Site">The site's label; <c>LIST</c> for the user's own addresses.</param>
/// <param name="Address">The site's address; null for the user's own addresses.</param>
/// <param name="EmbeddedServer">Whether the server was started for this run and ended with it.</param>
/// <param name="Codes">The number of countries; 0 for the user's own addresses.</param>
/// <param name="Repeat">How often each was requested.</param>
/// <param name="RequestedBound">The requested number of concurrent requests; null for the strategy's default.</param>
/// <param name="Bound">The actual maximum of concurrent requests.</param>
/// <param name="Save">Where files were written: <c>inline</c> or <c>executor</c>.</param>
/// <param name="Output">The folder for the files.</param>
/// <param name="TimeoutSeconds">Time for one attempt; for the user's own addresses, the time in which nothing arrives.</param>
/// <param name="Retries">The number of further attempts after a transient failure.</param>
/// <param name="WithNames">Whether the files were named after the countries.</param>
public sealed record RunOptionsDocument(
    string Site,
    string? Address,
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
    // Documents of earlier versions lack some properties, for which the generated reader sets null.
    private const string DefaultExpect = "gif";
    private const string DefaultHttpVersion = "1.1";

    /// <summary>Whether only changed files were requested.</summary>
    public bool Update { get; init; }

    /// <summary>Whether files that an earlier run did not finish were continued.</summary>
    public bool Continue { get; init; }

    /// <summary>The number of the user's own addresses; 0 for flags.</summary>
    public int Addresses { get; init; }

    /// <summary>The file that lists the addresses, <c>-</c> for the standard input; null where they are arguments, and for flags.</summary>
    public string? Input { get; init; }

    /// <summary>What the content had to be: <c>gif</c>, <c>png</c>, <c>jpeg</c>, <c>json</c>, <c>text</c> or <c>any</c>.</summary>
    public string Expect { get; init => field = value ?? DefaultExpect; } = DefaultExpect;

    /// <summary>Whether any certificate was accepted.</summary>
    public bool Insecure { get; init; }

    /// <summary>The most requests at once to one host; null for no limit but the bound.</summary>
    public int? MaxRequestsPerHost { get; init; }

    /// <summary>The most requests that began in a second; null for no limit.</summary>
    public double? RequestRate { get; init; }

    /// <summary>The version of HTTP: <c>1.1</c> or <c>2</c>.</summary>
    public string HttpVersion { get; init => field = value ?? DefaultHttpVersion; } = DefaultHttpVersion;
}
