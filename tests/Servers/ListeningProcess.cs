namespace FlagsDownloader.Testing;

/// <summary>The memory of the server that listens on a port, its worker processes included. Linux only.</summary>
/// <remarks>A server is found by its port, because the process that was started may be a parent of it.</remarks>
internal sealed class ListeningProcess
{
    private const string Listening = "0A"; // TCP_LISTEN

    private readonly IReadOnlyList<int> _ids;

    private ListeningProcess(IReadOnlyList<int> ids) => _ids = ids;

    /// <summary>Finds the server.</summary>
    /// <param name="port">Its port.</param>
    public static ListeningProcess At(int port)
    {
        // "  0: 0100007F:1F90 00000000:0000 0A ... uid timeout inode ...", hexadecimal.
        var sockets = File.ReadLines("/proc/net/tcp")
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == Listening && fields[1].EndsWith($":{port:X4}", StringComparison.Ordinal))
            .Select(fields => $"socket:[{fields[9]}]")
            .ToHashSet(StringComparer.Ordinal);
        return new([.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Where(Holds).Select(int.Parse!)]);

        bool Holds(string? id)
        {
            try
            {
                return Directory.EnumerateFiles($"/proc/{id}/fd").Any(file => sockets.Contains(new FileInfo(file).LinkTarget ?? ""));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It has ended, or belongs to somebody else.
                return false;
            }
        }
    }

    /// <summary>The memory now, in bytes.</summary>
    public double Resident => Sum(memory => memory.Resident);

    /// <summary>The memory at most until now, in bytes.</summary>
    public double Peak => Sum(memory => memory.Peak);

    private double Sum(Func<ProcessMemory, double?> part) =>
        _ids.Sum(id => part(ProcessMemory.Of(id)) ?? throw new InvalidOperationException($"The server's process {id} has ended."));
}
