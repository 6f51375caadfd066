using System.Reflection;

namespace FlagsDownloader.Bench.Peers.Setup;

/// <summary>Paths of this repository.</summary>
internal static class Sources
{
    /// <summary>The repository.</summary>
    public static string Repository { get; } = Path.GetFullPath(
        typeof(Sources).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Repository").Value!);

    /// <summary>The folder of this benchmark.</summary>
    public static string Root { get; } = Path.Combine(Repository, "bench/peers");

    /// <summary>A file of this benchmark.</summary>
    public static string Of(string name) => Path.Combine(Root, name);
}
