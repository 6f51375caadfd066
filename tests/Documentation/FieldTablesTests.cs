using FlagsDownloader.Documentation.Schemas;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation;

/// <summary>docs/json.md has the tables of the schemas. FLAGS_RENEW_DOCS=1 writes them again.</summary>
public sealed class FieldTablesTests
{
    private const string Mark = "<!-- A test writes the rest. -->\n";

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
            Assert.True(page == expected, "docs/json.md differs from the schemas: run this test with FLAGS_RENEW_DOCS=1, and commit the result.");
        }
    }
}
