using System.Text.Json;

namespace FlagsServer.Settings;

/// <summary>One source of configuration.</summary>
/// <param name="Name">Its name in error messages.</param>
/// <param name="Values">Its values.</param>
internal sealed record ConfigurationSource(string Name, IConfiguration Values)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "appsettings.json";

    /// <summary>The files that exist, then the environment: those of lowest precedence first.</summary>
    /// <param name="folders">The folders of files, those of lowest precedence first.</param>
    public static Parsed<IReadOnlyList<ConfigurationSource>> Find(params IEnumerable<string> folders)
    {
        var sources = new List<ConfigurationSource>();
        foreach (var file in folders.Select(folder => Path.GetFullPath(FileName, folder)).Distinct().Where(File.Exists))
        {
            try
            {
                // A stream avoids the cost of the file provider and its watcher.
                using var stream = File.OpenRead(file);
                sources.Add(new(file, new ConfigurationBuilder().AddJsonStream(stream).Build()));
            }
            catch (Exception e) when (e is FormatException or JsonException or IOException or UnauthorizedAccessException)
            {
                var reason = (e.InnerException ?? e).Message.Split('\n')[0].TrimEnd();
                return Parsed<IReadOnlyList<ConfigurationSource>>.Failed($"{file}: {reason}");
            }
        }

        sources.Add(new("environment", new ConfigurationBuilder().AddEnvironmentVariables().Build()));
        return sources;
    }
}
