using System.Text;
using System.Text.Json;
using FlagsDownloader.Comparison.Exports;
using FlagsDownloader.Comparison.Tests.Exports;
using FlagsDownloader.Comparison.Tests.Waterfalls;
using FlagsDownloader.Comparison.Waterfalls;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.Documents;

public sealed class SavedRunsMutationTests
{
    private static readonly string[] Snippets =
    [
        "null", "-1", "0", "1e308", "-1e308", "1e999", "99999999999999999999", "2147483647", "9223372036854775807", "\"\"", "[]", "{}", "true",
        "\"\\ud800\"", "\\u0000", ",", "}", "]", "\"", "0.0000001", "\"9999-12-31T23:59:59-14:00\"", "\"0001-01-01T00:00:00+14:00\"",
    ];

    [Fact]
    public void Read_DocumentsCutAnywhere_AreRefused()
    {
        var run = SavedText.Write(SavedRunsTests.Run("eventloop", 5, seed: 1, items: 3));
        for (var length = 0; length < run.Length; length++)
        {
            SavedText.Complaint(run[..length]);
        }
    }

    [Fact]
    public void Read_DocumentsWithBytesChanged_NeverThrows()
    {
        var random = new Random(1);
        var usable = 0;
        foreach (var original in Originals())
        {
            for (var times = 0; times < 150; times++)
            {
                var text = (byte[])original.Clone();
                for (var changes = random.Next(1, 4); changes > 0; changes--)
                {
                    text[random.Next(text.Length)] = (byte)random.Next(256);
                }

                usable += Use(text) ? 1 : 0;
            }
        }

        Assert.NotEqual(0, usable);
    }

    [Fact]
    public void Read_DocumentsWithAFewValuesReplaced_NeverThrows() => ReplaceValues(seed: 3, timesEach: 100);

    [Fact]
    [SecondTier("5,000 documents are exported, half a minute; the other test takes 200")]
    public void Read_DocumentsWithValuesReplaced_NeverThrows() => ReplaceValues(seed: 2, timesEach: 2500);

    private static void ReplaceValues(int seed, int timesEach)
    {
        var random = new Random(seed);
        var usable = 0;
        foreach (var original in Originals())
        {
            var text = Encoding.UTF8.GetString(original);
            var values = Enumerable.Range(0, text.Length - 2).Where(at => text[at] == ':' && text[at + 1] == ' ').ToList();
            for (var times = 0; times < timesEach; times++)
            {
                var start = values[random.Next(values.Count)] + 2;
                var end = text.IndexOfAny([',', '\n'], start);
                usable += Use(Encoding.UTF8.GetBytes(text[..start] + Snippets[random.Next(Snippets.Length)] + text[end..])) ? 1 : 0;
            }
        }

        Assert.NotEqual(0, usable);
    }

    private static IEnumerable<byte[]> Originals() =>
    [
        SavedText.Write(SavedRunsTests.Run("eventloop", 5, seed: 1, items: 4)),
        SavedText.Write(RandomResults.Create(seed: 1, rounds: 1)),
    ];

    /// <summary>Reads a text. If it is accepted, it must be usable.</summary>
    private static bool Use(byte[] text)
    {
        var result = SavedText.Read(text);
        if (!result.IsUsable)
        {
            Assert.DoesNotContain(result.Complaint, char.IsControl);
            return false;
        }

        foreach (var waterfall in WaterfallBuilder.CreateAll(result.Results))
        {
            WaterfallRules.Check(waterfall);
        }

        CsvExport.Write(TextWriter.Null, result.Results, Analyses.Create(result.Results));
        using var trace = Exported(stream => TraceExport.Write(stream, result.Results));
        TraceRules.Check(trace.RootElement);
        using var archive = Exported(stream => HarExport.Write(stream, result.Results, "flags 0.1.0"));
        HarRules.Check(archive.RootElement);
        return true;
    }

    private static JsonDocument Exported(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        stream.Position = 0;
        return JsonDocument.Parse(stream);
    }
}
