using System.Text;

namespace FlagsDownloader.Comparison.Charts;

/// <summary>The text files in this assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>A file's text, with the line ends to which a browser normalizes it before it computes a digest.</summary>
    /// <param name="name">The name of the file, such as <c>report.css</c>.</param>
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The file {name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
