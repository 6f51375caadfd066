namespace FlagsDownloader.Cli.Labs;

/// <summary>The lessons' own source files, which are part of the program.</summary>
internal static class LessonSource
{
    /// <summary>The file that a lesson is written in.</summary>
    public static string Of(ILesson lesson)
    {
        // The project file names the resource after the file, and the file is named after the class.
        var name = $"lessons/{lesson.GetType().Name}.cs";
        using var stream = typeof(LessonSource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
