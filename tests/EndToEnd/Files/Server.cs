using FlagsDownloader.EndToEnd.Program;

namespace FlagsDownloader.EndToEnd.Files;

/// <summary>A `flags serve` that serves several downloads.</summary>
public sealed class Server : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FlagsProcess _process;

    public Server()
    {
        _process = FlagsProcess.Start(_folder.Path, ["serve", "--only", "LOCAL", "--port", "0"]);
        _process.WaitForOutput("Ready");
        Address = _process.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1];
        Flags = ReadFlags();
    }

    public string Address { get; }

    /// <summary>All flags of the server, by file name.</summary>
    public IReadOnlyDictionary<string, byte[]> Flags { get; }

    /// <summary>Checks a folder: every file in it is a complete flag, or a file of the program.</summary>
    /// <returns>The error; null for none.</returns>
    public string? Fault(string folder)
    {
        foreach (var file in Directory.EnumerateFileSystemEntries(folder))
        {
            var name = Path.GetFileName(file);
            if (Flags.TryGetValue(name, out var flag))
            {
                if (!File.ReadAllBytes(file).AsSpan().SequenceEqual(flag))
                {
                    return $"{name} is not the server's: {new FileInfo(file).Length} bytes of {flag.Length}";
                }
            }
            else if (name == Manifest.FileName)
            {
                if (Manifest.Fault(file) is { } fault)
                {
                    return fault;
                }
            }
            else if (!IsTemporary(name) && !IsJournal(name))
            {
                return $"{name} is neither a flag nor a file of the program";
            }
        }

        return null;
    }

    public static bool IsTemporary(string path) =>
        Path.GetFileName(path) is ['.', 'f', 'l', 'a', 'g', 's', '-', .., '.', 'p', 'a', 'r', 't'];

    private static bool IsJournal(string name) =>
        name.StartsWith(".flags-manifest-", StringComparison.Ordinal) && name.EndsWith(".jsonl", StringComparison.Ordinal);

    public void Dispose()
    {
        _process.Dispose();
        _folder.Dispose();
    }

    // Without the client, which is under test.
    private Dictionary<string, byte[]> ReadFlags()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var flags = new Dictionary<string, byte[]>();
        for (var code = 0; code < 26 * 26; code++)
        {
            var (upper, lower) = ($"{(char)('A' + (code / 26))}{(char)('A' + (code % 26))}", $"{(char)('a' + (code / 26))}{(char)('a' + (code % 26))}");
            using var response = http.Send(new HttpRequestMessage(HttpMethod.Get, $"{Address}/{lower}/{lower}.gif"));
            if (!response.IsSuccessStatusCode)
            {
                continue;
            }

            using var content = new MemoryStream();
            response.Content.ReadAsStream().CopyTo(content);
            flags.Add($"{upper}.gif", content.ToArray());
        }

        Assert.Equal(194, flags.Count);
        return flags;
    }
}
