using System.Text.Json.Serialization;

namespace FlagsDownloader.Comparison.Measurements;

/// <summary>One line of the table: a strategy, or another program, with a bound on concurrent requests and a version of HTTP.</summary>
/// <param name="Name">The user's name for it. One name may occur with several bounds and versions.</param>
/// <param name="Bound">The maximum number of concurrent requests.</param>
public sealed record Contender(string Name, int Bound)
{
    /// <summary>The version of HTTP with a connection for each request at a time.</summary>
    public const string Http1 = "1.1";

    /// <summary>The version of HTTP with one connection for many requests.</summary>
    public const string Http2 = "2";

    /// <summary>The strategy's name on the command line; null for another program.</summary>
    public string? Strategy { get; init; }

    /// <summary>Whether the strategy's threads are free while it waits; null for another program.</summary>
    public bool? Awaits { get; init; }

    /// <summary>The command of another program, as a template; null for a strategy.</summary>
    public string? Command { get; init; }

    /// <summary>The version that another program prints, e.g. <c>curl 7.88.1</c>; null if it prints none, and for a strategy.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// The version of HTTP that it was told to use, <c>1.1</c> or <c>2</c>; null if it was told none: another program then uses its own,
    /// a strategy 1.1.
    /// </summary>
    public string? HttpVersion { get; init; }

    /// <summary>Whether it is a program other than this one.</summary>
    public bool IsPeer => Strategy is null;

    /// <summary>The unique name: <c>eventloop@100</c>, over HTTP/2 <c>eventloop@100@http2</c>.</summary>
    public string Key => HttpVersion == Http2 ? $"{Name}@{Bound}@http{Http2}" : $"{Name}@{Bound}";

    /// <summary>The same for a reader: <c>eventloop -m 100</c>, over HTTP/2 <c>eventloop -m 100 --http 2</c>.</summary>
    [JsonIgnore]
    public string Title => HttpVersion == Http2 ? $"{Name} -m {Bound} --http {Http2}" : $"{Name} -m {Bound}";

    /// <summary>The version of HTTP that it uses; null if it is not known.</summary>
    [JsonIgnore]
    public string? UsedHttpVersion => HttpVersion ?? (IsPeer ? null : Http1);
}
