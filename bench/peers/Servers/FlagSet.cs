using System.Security.Cryptography;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Bench.Peers.Servers;

/// <summary>The downloaded flags: those that have the same size after padding, as many as needed.</summary>
internal sealed class FlagSet
{
    /// <summary>The size of each in bytes: 12 KB, the mean of the case study's flags.</summary>
    public const int FileBytes = 12 * 1024;

    /// <summary>The number of flags.</summary>
    public const int Count = 100;

    private readonly Dictionary<string, CountryCode> _byHash = [];
    private readonly SortedDictionary<CountryCode, byte[]> _contents = new(Comparer<CountryCode>.Create((one, other) => string.CompareOrdinal(one.Lower, other.Lower)));

    /// <summary>The codes of the flags.</summary>
    public IReadOnlyList<CountryCode> Codes => [.. _contents.Keys];

    /// <summary>Downloads them from a flags-server that pads to <see cref="FileBytes"/>.</summary>
    public static FlagSet From(Uri site)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var set = new FlagSet();
        foreach (var code in CountryCodes.All)
        {
            var content = http.GetByteArrayAsync(new FlagSite(FlagSite.UrlLabel, site).FlagAddress(code)).GetAwaiter().GetResult();
            // A few flags are larger.
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

    /// <summary>Writes them into the folder of a file server.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (code, content) in _contents)
        {
            File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, code.Lower)).FullName, $"{code.Lower}.gif"), content);
        }
    }

    /// <summary>Checks that a folder has the given number of copies of each flag, byte by byte, and no other files.</summary>
    /// <param name="folder">The folder; names in it do not matter.</param>
    /// <param name="copies">The number of copies.</param>
    /// <returns>The error; null if there is none.</returns>
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
