using System.Text.Json;
using System.Xml.Linq;
using FlagsDownloader.Documentation.Markdown;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FlagsDownloader.Documentation;

/// <summary>Blocks of JSON, YAML and XML are what they are called.</summary>
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
            Assert.True(Known.Contains(fence.Language), $"{fence.Place}: nobody checks blocks of '{fence.Language}': say in {nameof(DataBlockTests)} how.");
            Assert.True(Complaint(fence) is not { } complaint, $"{fence.Place}: {Complaint(fence)}");
        }
    }

    private static string? Complaint(Fence fence)
    {
        try
        {
            switch (fence.Language)
            {
                case "json":
                    JsonDocument.Parse(fence.Text).Dispose();
                    return null;
                case "yaml" or "yml":
                    new YamlStream().Load(new StringReader(fence.Text));
                    return null;
                case "xml":
                    XDocument.Parse(fence.Text);
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
