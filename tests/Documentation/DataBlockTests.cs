using System.Text.Json;
using System.Xml.Linq;
using FlagsDownloader.Documentation.Markdown;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FlagsDownloader.Documentation;

/// <summary>Blocks of JSON, YAML and XML are valid.</summary>
public sealed class DataBlockTests
{
    private static readonly string[] Known = ["", "console", "sh", "csharp", "diff", "python", "mermaid", "json", "jsonc", "yaml", "yml", "xml", "css", "powershell", "dockerfile"];

    public static TheoryData<string> Documents => [.. Repository.Documents];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Blocks_OfData_CanBeParsed(string document)
    {
        foreach (var fence in MarkdownDocument.Read(document).Fences)
        {
            Assert.True(Known.Contains(fence.Language), $"{fence.Place}: no test checks blocks of '{fence.Language}': add the language to {nameof(DataBlockTests)}.");
            var complaint = Complaint(fence.Language, fence.Text);
            Assert.True(complaint is null, $"{fence.Place}: {complaint}");
        }
    }

    [Fact]
    public void Files_OfData_CanBeParsed()
    {
        var complaints = Repository.FilesBelow(Repository.Root)
            .Select(path => (path, language: Path.GetExtension(path).TrimStart('.')))
            // The server's settings may have comments in their JSON.
            .Where(file => file.language is "yml" or "yaml" || (file.language == "json" && file.path.StartsWith("docs/", StringComparison.Ordinal)))
            .Select(file => (file.path, complaint: Complaint(file.language, File.ReadAllText(Repository.PathOf(file.path)))))
            .Where(file => file.complaint is not null)
            .Select(file => $"{file.path}: {file.complaint}");

        Assert.True(!complaints.Any(), string.Join('\n', complaints));
    }

    private static string? Complaint(string language, string text)
    {
        try
        {
            switch (language)
            {
                case "json":
                    JsonDocument.Parse(text).Dispose();
                    return null;
                case "yaml" or "yml":
                    new YamlStream().Load(new StringReader(text));
                    return null;
                case "xml":
                    XDocument.Parse(text);
                    return null;
                default:
                    return null;
            }
        }
        catch (Exception exception) when (exception is JsonException or YamlException or System.Xml.XmlException)
        {
            return exception.Message;
        }
    }
}
