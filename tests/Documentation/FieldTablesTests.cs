using FlagsDownloader.Documentation.Schemas;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation;

/// <summary>docs/json.md describes what the schemas describe. With FLAGS_RENEW_DOCS=1 the tables are written again.</summary>
public sealed class FieldTablesTests
{
    private const string Mark = "<!-- The rest is written by a test. -->\n";

    [Fact]
    public void Tables_AreTheSchemas()
    {
        var path = Repository.PathOf("docs/json.md");
        var page = File.ReadAllText(path);
        var head = page[..(page.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)];
        var expected = head + FieldTables.Write();
        if (TestVariables.Text("FLAGS_RENEW_DOCS") == "1")
        {
            File.WriteAllText(path, expected);
        }
        else
        {
            Assert.True(page == expected, "docs/json.md is not what the schemas say: run this test with FLAGS_RENEW_DOCS=1, and commit what it writes.");
        }
    }
}
