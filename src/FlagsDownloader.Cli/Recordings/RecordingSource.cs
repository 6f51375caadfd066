using System.Security.Cryptography;
using System.Text.Json;

namespace FlagsDownloader.Cli.Recordings;

/// <summary>What a report says about a recording that is replayed.</summary>
/// <param name="Name">The name of its file, without folders.</param>
/// <param name="Sha256">The SHA-256 of its file, in hexadecimal.</param>
/// <param name="Hosts">The recorded hosts, with their ports, each once.</param>
internal sealed record RecordingSource(string Name, string Sha256, IReadOnlyList<string> Hosts)
{
    /// <summary>Reads a recording.</summary>
    /// <param name="path">A file that flags-server has accepted.</param>
    /// <exception cref="UserErrorException">It cannot be read any more, or has become something else.</exception>
    public static RecordingSource Read(string path)
    {
        try
        {
            var content = File.ReadAllBytes(path);
            using var stream = new MemoryStream(content);
            // A stream may begin with a byte order mark; bytes may not.
            var document = JsonSerializer.Deserialize(stream, RecordingJson.Readable.RecordingDocument)!;
            return new RecordingSource(
                Path.GetFileName(path),
                Convert.ToHexStringLower(SHA256.HashData(content)),
                [.. document.Addresses.Select(address => new Uri(address.Origin).Authority).Distinct(StringComparer.Ordinal)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UserErrorException($"'{path}' changed while it was read: give a file that stays as it is");
        }
    }
}
