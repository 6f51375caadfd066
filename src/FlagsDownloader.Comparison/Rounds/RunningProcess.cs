using System.Globalization;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>A process as <c>/proc</c> shows it.</summary>
/// <param name="Id">Its id. The system may give it to another process later.</param>
/// <param name="StartTime">When it was started, in ticks since the system start. The id and this together identify a process.</param>
/// <param name="ParentId">The process that started or adopted it.</param>
/// <param name="HasEnded">Whether it has ended, and its parent has not reaped it.</param>
internal readonly record struct RunningProcess(int Id, ulong StartTime, int ParentId, bool HasEnded)
{
    // proc_pid_stat(5), counted from the state. It follows the name in parentheses, which may have spaces.
    private const int ParentPlace = 1;
    private const int StartTimePlace = 19;

    /// <summary>All processes that can be read, including ended ones. On other systems than Linux there are none.</summary>
    public static List<RunningProcess> All()
    {
        var all = new List<RunningProcess>();
        if (!OperatingSystem.IsLinux())
        {
            return all;
        }

        try
        {
            foreach (var folder in Directory.EnumerateDirectories("/proc"))
            {
                if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                    && Find(id) is { } process)
                {
                    all.Add(process);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without /proc there are none.
        }

        return all;
    }

    /// <summary>Finds a process by its id; null if there is none.</summary>
    /// <param name="id">The id.</param>
    public static RunningProcess? Find(int id)
    {
        var text = ReadOrEmpty($"/proc/{id}/stat");
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > StartTimePlace
            && int.TryParse(fields[ParentPlace], NumberStyles.None, CultureInfo.InvariantCulture, out var parent)
            && ulong.TryParse(fields[StartTimePlace], NumberStyles.None, CultureInfo.InvariantCulture, out var started)
            ? new RunningProcess(id, started, parent, HasEnded: fields[0] is "Z" or "X")
            : null;
    }

    /// <summary>Whether its environment has an entry, such as <c>NAME=VALUE</c>; false if it cannot be read.</summary>
    /// <param name="entry">The entry.</param>
    public bool HasInEnvironment(string entry) =>
        ReadOrEmpty($"/proc/{Id}/environ").Split('\0').Contains(entry, StringComparer.Ordinal);

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process has just ended, or belongs to another user.
            return "";
        }
    }
}
