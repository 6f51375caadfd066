using System.Security.Cryptography;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Bench.Peers.Servers;

/// <summary>The flags that are downloaded: as many as needed of those that padding makes the same size.</summary>
internal sealed class FlagSet
{
    /// <summary>The size of each in bytes: "12 KB", as the case study's are on the average.</summary>
    public const int FileBytes = 12 * 1024;

    /// <summary>How many there are.</summary>
    public const int Count = 100;

    private readonly Dictionary<string, CountryCode> _byHash = [];
    private readonly SortedDictionary<CountryCode, byte[]> _contents = new(Comparer<CountryCode>.Create((one, other) => string.CompareOrdinal(one.Lower, other.Lower)));

    /// <summary>Whose flags.</summary>
    public IReadOnlyList<CountryCode> Codes => [.. _contents.Keys];

    /// <summary>Asks a flags-server that pads to <see cref="FileBytes"/>.</summary>
    public static FlagSet From(Uri site)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var set = new FlagSet();
        foreach (var code in CountryCodes.All)
        {
            var content = http.GetByteArrayAsync(new FlagSite(FlagSite.UrlLabel, site).FlagAddress(code)).GetAwaiter().GetResult();
            // A few are larger as they are.
            if (content.Length == FileBytes && set._contents.Count < Count)
            {
                set._contents[code] = content;
            }
        }

        foreach (var (code, content) in set._contents)
        {
            set._byHash[HashOf(content)] = code;
        }

        return set;
    }

    /// <summary>Writes them where a server of files looks for them.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (code, content) in _contents)
        {
            File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, code.Lower)).FullName, $"{code.Lower}.gif"), content);
        }
    }

    /// <summary>Looks whether a folder has each flag as often as it should, byte by byte, and nothing else.</summary>
    /// <param name="folder">The folder; names in it do not matter.</param>
    /// <param name="copies">How often.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public string? Check(string folder, int copies)
    {
        var seen = _contents.Keys.ToDictionary(code => code, _ => 0);
        var wrong = 0;
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (new FileInfo(file).Length == FileBytes && _byHash.TryGetValue(HashOf(File.ReadAllBytes(file)), out var code))
            {
                seen[code]++;
            }
            else
            {
                wrong++;
            }
        }

        if (wrong > 0)
        {
            return $"{wrong} wrong files";
        }

        return seen.Values.All(count => count == copies) ? null : $"{seen.Values.Sum()} of {copies * seen.Count} files";
    }

    private static string HashOf(byte[] content) => Convert.ToHexString(SHA256.HashData(content));
}
