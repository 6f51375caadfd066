using System.Text;

namespace FlagsDownloader.Storage;

/// <summary>Makes a safe path below a folder, on any system, with <c>/</c> between its segments.</summary>
internal static class SafeFilePath
{
    /// <summary>The most segments of a path.</summary>
    public const int MaxSegments = 32;

    /// <summary>The most bytes of a path in UTF-8. Linux takes 4,096, the folder's own path among them.</summary>
    public const int MaxBytes = 1024;

    /// <summary>The name of a segment of which the rules leave nothing.</summary>
    public const string Unnamed = "unnamed";

    /// <summary>
    /// The path with each segment made safe (<see cref="SafeFileName"/>), without empty ones. Of a path that is too deep or too long,
    /// the first folders and the file's name stay. A safe path is returned as it is.
    /// </summary>
    public static string From(string path)
    {
        if (!path.Contains('/', StringComparison.Ordinal))
        {
            return SafeFileName.From(path) ?? Unnamed;
        }

        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length == 0)
        {
            return Unnamed;
        }

        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = SafeFileName.From(segments[i]) ?? Unnamed;
        }

        var safe = Join(segments);
        return safe == path ? path : safe;
    }

    private static string Join(string[] segments)
    {
        var last = segments[^1];
        var (folders, bytes) = (0, Encoding.UTF8.GetByteCount(last));
        while (folders < Math.Min(segments.Length, MaxSegments) - 1
            && bytes + Encoding.UTF8.GetByteCount(segments[folders]) + 1 is var more and <= MaxBytes)
        {
            (folders, bytes) = (folders + 1, more);
        }

        segments[folders] = last;
        return string.Join('/', segments, 0, folders + 1);
    }
}
