using System.Text.Json;

namespace FlagsDownloader.EndToEnd.Files;

/// <summary>The part of a run's JSON document that these tests check.</summary>
internal sealed record RunReport(int Ok, int Unchanged, int NotFound, int Errors, int Requests, IReadOnlyList<(string Phase, string Cause)> Failures)
{
    public static RunReport Read(string path) => Parse(File.ReadAllText(path));

    public static RunReport Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var totals = document.RootElement.GetProperty("totals");
        var outcomes = document.RootElement.GetProperty("outcomes").EnumerateArray().ToList();
        return new RunReport(
            totals.GetProperty("ok").GetInt32(),
            totals.GetProperty("unchanged").GetInt32(),
            totals.GetProperty("not_found").GetInt32(),
            totals.GetProperty("error").GetInt32(),
            outcomes.Sum(outcome => outcome.GetProperty("attempts").GetInt32()),
            [.. outcomes
                .Select(outcome => outcome.GetProperty("error"))
                .Where(error => error.ValueKind == JsonValueKind.Object)
                .Select(error => (error.GetProperty("phase").GetString()!, error.GetProperty("cause").GetString()!))]);
    }
}
