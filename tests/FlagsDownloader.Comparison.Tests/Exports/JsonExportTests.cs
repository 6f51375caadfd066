using System.Text;
using FlagsDownloader.Comparison.Exports;
using FlagsDownloader.Comparison.Tests.Documents;
using FlagsDownloader.Comparison.Tests.Waterfalls;

namespace FlagsDownloader.Comparison.Tests.Exports;

public sealed class JsonExportTests
{
    [Fact]
    public void Write_AComparison_IsReadBackByThisProgram()
    {
        var results = RandomResults.Create(seed: 1);
        using var writer = new StringWriter();

        JsonExport.Write(writer, results, Analyses.Create(results), "flags 0.1.0", SavedText.MadeAt);

        var text = writer.ToString();
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Equal(results.Contenders, SavedText.Results(Encoding.UTF8.GetBytes(text)).Contenders);
    }

    [Fact]
    public void Write_Twice_IsTheSame()
    {
        var results = RandomResults.Create(seed: 2);

        Assert.Equal(SavedText.Write(results), SavedText.Write(RandomResults.Create(seed: 2)));
    }
}
