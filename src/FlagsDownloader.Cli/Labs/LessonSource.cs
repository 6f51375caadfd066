namespace FlagsDownloader.Cli.Labs;

/// <summary>The source files of the lessons, which are embedded in the program.</summary>
internal static class LessonSource
{
    /// <summary>Reads the source of a lesson: its file, and those that it is about.</summary>
    public static string Read(ILesson lesson) =>
        string.Join('\n', [ReadFile(lesson.GetType().Name), .. lesson.OtherSources.Select(name => $"// {name}.cs\n\n{ReadFile(name)}")]);

    private static string ReadFile(string type)
    {
        // The project file names the resource after the file, and the file is named after the class.
        var name = $"lessons/{type}.cs";
        using var stream = typeof(LessonSource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
