using System.Text.Json;

namespace FlagsDownloader.Faults.Findings;

/// <summary>A request that the server received.</summary>
/// <param name="Target">Path and query.</param>
/// <param name="Arrived">Seconds on the server's clock.</param>
/// <param name="Answered">The start of the response; null if there was none.</param>
/// <param name="Failed">Whether the response had the scenario's fault.</param>
/// <param name="Range">The field Range, or null; known for resumed downloads only.</param>
/// <param name="IfRange">The field If-Range, or null; known for resumed downloads only.</param>
internal sealed record ServedRequest(
    string Target, double Arrived, double? Answered, bool Failed, string? Range = null, string? IfRange = null)
{
    /// <summary>The path without the query, which counts the links of a chain of redirects.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>One element of the `requests` of `/requests`.</summary>
    public static ServedRequest Of(JsonElement element) => new(
        element.GetProperty("target").GetString()!,
        element.GetProperty("arrived_seconds").GetDouble(),
        element.GetProperty("answered_seconds") is { ValueKind: JsonValueKind.Number } answered ? answered.GetDouble() : null,
        element.GetProperty("fault").ValueKind != JsonValueKind.Null);
}
