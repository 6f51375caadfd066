namespace FlagsDownloader.Cli.Labs;

/// <summary>The sizes of the processor's caches for data, in bytes.</summary>
internal static class CacheSizes
{
    private const string Folder = "/sys/devices/system/cpu/cpu0/cache";
    private const long Kilobyte = 1024;

    /// <summary>By level, 1 to 3 or 4; empty on other systems than Linux.</summary>
    public static IReadOnlyDictionary<int, long> Read()
    {
        var sizes = new Dictionary<int, long>();
        if (!Directory.Exists(Folder))
        {
            return sizes;
        }

        foreach (var cache in Directory.EnumerateDirectories(Folder, "index*"))
        {
            // "1", "Data", "48K"
            if (ReadWord(cache, "type") != "Instruction"
                && int.TryParse(ReadWord(cache, "level"), out var level)
                && long.TryParse(ReadWord(cache, "size").TrimEnd('K'), out var kilobytes))
            {
                sizes[level] = kilobytes * Kilobyte;
            }
        }

        return sizes;
    }

    private static string ReadWord(string cache, string name)
    {
        var path = Path.Combine(cache, name);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : "";
    }
}
