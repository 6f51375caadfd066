using FlagsDownloader.EndToEnd.Program;

namespace FlagsDownloader.EndToEnd.Files;

/// <summary>`flags serve`, which stays while downloaders come and go.</summary>
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

    /// <summary>All flags by their file names, as the server has them.</summary>
    public IReadOnlyDictionary<string, byte[]> Flags { get; }

    /// <summary>What is wrong with a folder: every file in it is a flag, whole, or one of the program's own.</summary>
    /// <returns>Null when nothing is.</returns>
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
            else if (!IsTemporary(name))
            {
                return $"{name} is nobody's";
            }
        }

        return null;
    }

    public static bool IsTemporary(string path) =>
        Path.GetFileName(path) is ['.', 'f', 'l', 'a', 'g', 's', '-', .., '.', 'p', 'a', 'r', 't'];

    public void Dispose()
    {
        _process.Dispose();
        _folder.Dispose();
    }

    // Without any of the client that is under test.
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
