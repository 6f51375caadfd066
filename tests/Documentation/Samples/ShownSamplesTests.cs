using FlagsDownloader.Documentation.Markdown;

namespace FlagsDownloader.Documentation.Samples;

/// <summary>What a document shows of a sample is the sample, which <see cref="PackedSamplesTests"/> build and run.</summary>
public sealed class ShownSamplesTests
{
    [Fact]
    public void Blocks_OfSamples_AreTheirFiles()
    {
        var blocks = Repository.Documents.SelectMany(path => MarkdownDocument.Read(path).Fences)
            .Where(fence => fence.File?.StartsWith("samples/", StringComparison.Ordinal) == true).ToList();

        Assert.Equal(
            ["README.md", "docs/adding-a-strategy.md", "docs/adding-a-strategy.md"], blocks.Select(block => block.Document));
        Assert.All(blocks, block => Assert.Equal(File.ReadAllText(Repository.PathOf(block.File!)), block.Text));
    }
}
