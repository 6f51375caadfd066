using System.Text;

namespace FlagsDownloader.Fuzzing.Chance;

/// <summary>The failures by kind: a defect that occurs in a thousand cases is reported once, with its shortest case and its count.</summary>
/// <param name="reported">Prefixes of known kinds, which are counted but do not fail the test.</param>
internal sealed class Findings(params IReadOnlyList<string> reported)
{
    private const int MaxShown = 25;

    private readonly Dictionary<string, (string Example, int Count)> _kinds = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <param name="kind">What went wrong, the same for cases that fail alike.</param>
    /// <param name="example">The case: its number and content.</param>
    public void Add(string kind, string example)
    {
        lock (_gate)
        {
            var (shortest, count) = _kinds.GetValueOrDefault(kind, (example, 0));
            _kinds[kind] = (example.Length < shortest.Length ? example : shortest, count + 1);
        }
    }

    /// <summary>The findings of known kinds, one line each.</summary>
    public string Reported => string.Concat(_kinds.Where(kind => IsReported(kind.Key)).Select(kind => $"known: {kind.Value.Count} x {kind.Key}\n"));

    /// <summary>Fails the test if there are other findings.</summary>
    public void AssertNone()
    {
        lock (_gate)
        {
            var found = _kinds.Where(kind => !IsReported(kind.Key)).OrderByDescending(kind => kind.Value.Count).ToList();
            if (found.Count > 0)
            {
                Assert.Fail(Describe(found));
            }
        }
    }

    private bool IsReported(string kind) => reported.Any(known => kind.StartsWith(known, StringComparison.Ordinal));

    private static string Describe(List<KeyValuePair<string, (string Example, int Count)>> found)
    {
        var text = new StringBuilder($"{found.Sum(kind => kind.Value.Count)} failures of {found.Count} kinds, seed {Effort.Seed}:\n");
        foreach (var (kind, (example, count)) in found.Take(MaxShown))
        {
            text.Append($"\n{count} x {kind}\n  {example.Replace("\n", "\n  ", StringComparison.Ordinal)}\n");
        }

        return text.ToString();
    }
}
