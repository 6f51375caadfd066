using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>The document has the rows of the table.</summary>
public sealed class FaultMatrixDocumentTests
{
    [Fact]
    public void Document_Always_IsTheTable()
    {
        if (TestVariables.Text("FLAGS_RENEW_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FaultMatrixDocument.Path)!);
            File.WriteAllText(FaultMatrixDocument.Path, FaultMatrixDocument.Text);
        }

        Assert.True(File.Exists(FaultMatrixDocument.Path), $"Write it: {FaultMatrixDocument.Renewal}");
        Assert.True(
            File.ReadAllText(FaultMatrixDocument.Path) == FaultMatrixDocument.Text,
            $"docs/fault-matrix.md is out of date. Renew it: {FaultMatrixDocument.Renewal}");
    }
}
