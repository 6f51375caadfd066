using FlagsServer.Settings;

namespace FlagsServer.Hosting;

/// <summary>The list of the replayed addresses, one a line, in the order of the recording, for <c>flags download --input</c>.</summary>
internal static class ReplayList
{
    /// <summary>Writes the list.</summary>
    /// <param name="path">The file, which is replaced.</param>
    /// <param name="recording">What is replayed.</param>
    /// <param name="servers">The servers of its origins.</param>
    /// <returns>Null, or the reason why it cannot be written.</returns>
    public static string? Write(string path, Recording recording, IReadOnlyList<ProfileServer> servers)
    {
        try
        {
            File.WriteAllLines(path, recording.List.Select(address => servers[address.Origin].Address + address.Target));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"--list {path}: cannot write it, give another file ({e.Message.TrimEnd('.')})";
        }
    }
}
