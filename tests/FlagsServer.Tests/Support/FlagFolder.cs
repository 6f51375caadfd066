using System.Runtime.CompilerServices;

namespace FlagsServer.Tests.Support;

/// <summary>The server's folder of flags in the repository.</summary>
internal static class FlagFolder
{
    public static string Path { get; } = Find();

    private static string Find([CallerFilePath] string path = "") =>
        System.IO.Path.GetFullPath("../../../flags-server/Flags", System.IO.Path.GetDirectoryName(path)!);
}
