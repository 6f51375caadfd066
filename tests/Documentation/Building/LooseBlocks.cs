using System.Text;
using System.Text.RegularExpressions;
using FlagsDownloader.Documentation.Markdown;

namespace FlagsDownloader.Documentation.Building;

/// <summary>
/// C# blocks that are not files. Each becomes the body of a method, with its directives above and its types, which are last in a block,
/// below. The project only has to build.
/// </summary>
internal static partial class LooseBlocks
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../FlagsDownloader/src/FlagsDownloader/FlagsDownloader.csproj" />
            <ProjectReference Include="../FlagsDownloader/src/FlagsDownloader.Comparison/FlagsDownloader.Comparison.csproj" />
            <Using Include="Asyncio" />
            <Using Include="Asyncio.Semaphore" Alias="Semaphore" />
            <Using Include="Asyncio.Lock" Alias="Lock" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>The blocks of all documents.</summary>
    public static IReadOnlyList<Fence> All { get; } =
    [
        .. Repository.Documents.SelectMany(path => MarkdownDocument.Read(path).Fences)
            .Where(fence => fence is { Language: "csharp", File: null }),
    ];

    /// <summary>Writes the project beside a copy of the sources.</summary>
    public static void Write(SourceCopy copy)
    {
        var folder = Path.GetFullPath(Path.Combine(copy.Root, "..", "loose-blocks"));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "loose-blocks.csproj"), Project);
        foreach (var (index, block) in All.Index())
        {
            // Errors name the lines of the document.
            var file = new StringBuilder($"#line {block.Line + 1} \"{block.Document}\"\n");
            foreach (var line in block.Text.Split('\n'))
            {
                file.Append(Directive().IsMatch(line) ? line : "").Append('\n');
            }

            file.Append($"#line default\nstatic class Block{index}\n{{\n    static async Task Body(string[] args)\n    {{\n        await Task.Yield();\n");
            var code = Directive().Replace(block.Text, "");
            var statements = TypeDeclaration().Match(code) is { Success: true } type ? code[..type.Index] : code;
            file.Append($"#line {block.Line + 1} \"{block.Document}\"\n{statements}#line default\n    }}\n");
            file.Append($"#line {block.Line + 1 + statements.Count('\n')} \"{block.Document}\"\n{code[statements.Length..]}#line default\n}}\n");
            File.WriteAllText(Path.Combine(folder, $"Block{index}.cs"), file.ToString());
        }
    }

    [GeneratedRegex(@"^using [\w.]+;$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^((public|internal|sealed|static|abstract|readonly) )*(class|record|struct|interface|enum) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TypeDeclaration();
}
