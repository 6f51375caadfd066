namespace FlagsDownloader.Cli.Labs;

/// <summary>The source files of the lessons, which are embedded in the program.</summary>
internal static class LessonSource
{
    /// <summary>Reads the source file of a lesson.</summary>
    public static string Read(ILesson lesson)
    {
        // The project file names the resource after the file, and the file is named after the class.
        var name = $"lessons/{lesson.GetType().Name}.cs";
        using var stream = typeof(LessonSource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
