using System.Text.Json;

namespace FlagsServer.Settings;

/// <summary>One place that configuration comes from.</summary>
/// <param name="Name">As an error message calls it.</param>
/// <param name="Values">What stands there.</param>
internal sealed record ConfigurationSource(string Name, IConfiguration Values)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "appsettings.json";

    /// <summary>The files that exist, then the environment: the weakest first.</summary>
    /// <param name="folders">Where files are looked for, the weakest first.</param>
    public static Parsed<IReadOnlyList<ConfigurationSource>> Find(params IEnumerable<string> folders)
    {
        var sources = new List<ConfigurationSource>();
        foreach (var file in folders.Select(folder => Path.GetFullPath(FileName, folder)).Distinct().Where(File.Exists))
        {
            try
            {
                // A stream spares start-up the file provider and its watcher.
                using var stream = File.OpenRead(file);
                sources.Add(new(file, new ConfigurationBuilder().AddJsonStream(stream).Build()));
            }
            catch (Exception e) when (e is FormatException or JsonException or IOException or UnauthorizedAccessException)
            {
                var reason = (e.InnerException ?? e).Message.Split('\n')[0].TrimEnd();
                return Parsed<IReadOnlyList<ConfigurationSource>>.Bad($"{file}: {reason}");
            }
        }

        sources.Add(new("environment", new ConfigurationBuilder().AddEnvironmentVariables().Build()));
        return sources;
    }
}
