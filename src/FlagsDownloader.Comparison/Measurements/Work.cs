using System.Text.Json.Serialization;
using FlagsDownloader.Documents;
using FlagsDownloader.Items;

namespace FlagsDownloader.Comparison.Measurements;

/// <summary>The work of every contender, and the server.</summary>
public sealed record Work
{
    /// <summary><see cref="Site"/> of a replayed recording.</summary>
    public const string ReplaySite = "REPLAY";

    /// <summary>The site's label, e.g. <c>LOCAL</c>; <c>LIST</c> for a list of addresses, <c>REPLAY</c> for a recording.</summary>
    public required string Site { get; init; }

    /// <summary>The site's address; of a list, the origin of its first address.</summary>
    public required string Address { get; init; }

    /// <summary>Whether requests were encrypted (TLS).</summary>
    [JsonIgnore]
    public bool IsEncrypted => Address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the server was started for the comparison and ended with it.</summary>
    public bool EmbeddedServer { get; init; }

    /// <summary>How many countries were asked for; 0 for a list of addresses.</summary>
    public required int Codes { get; init; }

    /// <summary>How often each country is requested.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>
    /// The number of files that a run requests: <see cref="Codes"/> × <see cref="Repeat"/>, or <see cref="Addresses"/>.
    /// </summary>
    public int Items => IsList ? Addresses : Codes * Repeat;

    /// <summary>The number of addresses of a list; 0 for flags.</summary>
    public int Addresses { get; init; }

    /// <summary>The hosts of a list, with their ports, in alphabetical order; of a recording, those that were recorded; none for flags.</summary>
    public IReadOnlyList<string> Hosts { get; init => field = value ?? []; } = [];

    /// <summary>The digest of a list's addresses in any order, see <see cref="ListDigest"/>; null for flags, and for a recording.</summary>
    public string? ListSha256 { get; init; }

    /// <summary>The file name of the recording that was replayed; null without one.</summary>
    public string? Recording { get; init; }

    /// <summary>The SHA-256 of the recording's file; null without one.</summary>
    public string? RecordingSha256 { get; init; }

    /// <summary>Whether a list of addresses was downloaded, the user's own or that of a recording, and not flags.</summary>
    [JsonIgnore]
    public bool IsList => Addresses > 0;

    /// <summary>The server's delay as it was typed, in seconds: <c>0.1</c>, <c>0.5..5</c>; null if it is not known.</summary>
    public string? Delay { get; init; }

    /// <summary>The share of requests that fail, as it was typed; null if it is not known.</summary>
    public string? ErrorRate { get; init; }

    /// <summary>The other faults of a server that was started for the comparison, as they were typed; null for none.</summary>
    public string? Faults { get; init; }

    /// <summary>The minimum size of a flag, as it was typed; null if flags have their own size.</summary>
    public string? PadTo { get; init; }

    /// <summary>The seed of delays and faults, and of the order of the runs within a round.</summary>
    public string? Seed { get; init; }

    /// <summary>The number of further attempts after a transient failure.</summary>
    public int Retries { get; init; }

    /// <summary>Time for one attempt, in seconds.</summary>
    public double TimeoutSeconds { get; init; }

    /// <summary>The machine, in one line: system, processor count, runtime.</summary>
    public string? Machine { get; init; }

    /// <summary>The same with a list as its work.</summary>
    /// <param name="items">The labels and the addresses of the list's items; at least one.</param>
    public Work WithList(IReadOnlyCollection<(string Label, Uri Address)> items) => this with
    {
        Site = FailureDocument.ListSite,
        Address = items.First().Address.GetLeftPart(UriPartial.Authority),
        Codes = 0,
        Repeat = 1,
        Addresses = items.Count,
        Hosts = [.. items.Select(item => item.Address.Authority).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        ListSha256 = ListDigest.Compute(items.Select(item => item.Label)),
    };

    /// <summary>The same list as the replay of a recording, whose ports are others each time.</summary>
    /// <param name="recording">The name of its file.</param>
    /// <param name="sha256">The SHA-256 of its file.</param>
    /// <param name="hosts">The recorded hosts, in any order.</param>
    public Work AsReplay(string recording, string sha256, IEnumerable<string> hosts) => this with
    {
        Site = ReplaySite,
        Recording = recording,
        RecordingSha256 = sha256,
        Hosts = [.. hosts.Order(StringComparer.Ordinal)],
        ListSha256 = null,
        // Each address has delays and failures of its own.
        Delay = null,
        ErrorRate = null,
    };
}
