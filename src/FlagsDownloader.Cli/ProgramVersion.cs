using System.Reflection;

namespace FlagsDownloader.Cli;

/// <summary>The version of this program.</summary>
internal static class ProgramVersion
{
    /// <summary>The date of this version, which the manual page shows.</summary>
    public static DateOnly Date { get; } = new(2026, 11, 21);

    /// <summary>Without the build's suffix, e.g. <c>0.1.0</c>.</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?
            .InformationalVersion.Split('+')[0] ?? "unknown";

    /// <summary>With the program's name, e.g. <c>flags 0.1.0</c>.</summary>
    public static string NameAndText { get; } = $"flags {Text}";
}
