using System.Reflection;

namespace FlagsDownloader.Testing;

/// <summary>
/// The executable of this build, or the one that FLAGS_EXECUTABLE names, such as the native program. Its server is in a folder beside it.
/// </summary>
internal static class FlagsExecutable
{
    private static readonly Lazy<string> Built = new(() => WithoutLinks(typeof(FlagsExecutable).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "FlagsExecutable").Value!));

    /// <summary>The path of `flags` with links resolved: scripts/install creates links in PREFIX/bin.</summary>
    public static string FullName => Named ?? Built.Value;

    /// <summary>The flags-server beside the `flags` that FLAGS_EXECUTABLE names; null if it names none.</summary>
    public static string? NamedServer => Named is { } flags ? ServerOf(flags) : null;

    private static string? Named { get; } = TestVariables.Text("FLAGS_EXECUTABLE") is { } path ? WithoutLinks(path) : null;

    /// <summary>The flags-server that comes with a `flags`.</summary>
    public static string ServerOf(string flags) => Path.Combine(Path.GetDirectoryName(flags)!, "flags-server", "flags-server");

    private static string WithoutLinks(string path) =>
        File.ResolveLinkTarget(Path.GetFullPath(path), returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
}
