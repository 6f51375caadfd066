using System.Globalization;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.Analysis;

/// <summary>A table of docs/comparison.md: how often simulated comparisons of 3, 5 and 10 rounds come to a conclusion.</summary>
/// <param name="output">Receives the rows, to be put into the document.</param>
internal sealed class RateTable(ITestOutputHelper output)
{
    private static readonly int[] Rounds = [3, 5, 10];

    private readonly List<string> _rows = [];

    /// <summary>The work of a simulated comparison.</summary>
    public static Work Work { get; } = new() { Site = "LOCAL", Address = "http://localhost/flags", Codes = 20 };

    /// <summary>A share as it is in the document.</summary>
    public static string Percent(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate * 100:0.0} %");

    /// <summary>Contenders of one strategy.</summary>
    public static IReadOnlyList<Contender> Contenders(int count) =>
        [.. Enumerable.Range(0, count).Select(contender => new Contender($"name{contender}", 20) { Strategy = "eventloop" })];

    /// <summary>Adds a row; returns the highest of its rates.</summary>
    /// <param name="cells">The first cells.</param>
    /// <param name="rateOf">The rate by the number of rounds.</param>
    public double Add(FormattableString cells, Func<int, double> rateOf)
    {
        double[] rates = [.. Rounds.Select(rateOf)];
        _rows.Add($"| {FormattableString.Invariant(cells)} | {string.Join(" | ", rates.Select(Percent))} |");
        return rates.Max();
    }

    /// <summary>Prints the rows, and asserts that the document has them.</summary>
    public void AssertDocumented()
    {
        _rows.ForEach(output.WriteLine);
        var document = File.ReadAllText(RepositoryRoot.PathOf("docs/comparison.md"));
        Assert.All(_rows, row => Assert.Contains(row, document, StringComparison.Ordinal));
    }
}
