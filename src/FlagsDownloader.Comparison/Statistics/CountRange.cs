using System.Text.Json.Serialization;

namespace FlagsDownloader.Comparison.Statistics;

/// <summary>A count over the rounds, which should be the same in each.</summary>
/// <param name="Min">The smallest of any round.</param>
/// <param name="Max">The largest of any round.</param>
public sealed record CountRange([property: JsonPropertyName("least")] long Min, [property: JsonPropertyName("most")] long Max);
