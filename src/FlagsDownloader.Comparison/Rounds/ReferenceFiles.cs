using System.Security.Cryptography;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>The files as the server has them, fetched once before the rounds, so that what arrives can be held against them.</summary>
public sealed class ReferenceFiles
{
    // A server that fails every second request gives away all of 194 files in so many passes, but for one time in 300.
    private const int MostPasses = 16;
    private const int Concurrency = 64;

    private readonly Dictionary<string, int> _codesByHash;

    private readonly HashSet<CountryCode> _notFound;

    private ReferenceFiles(
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> pictures, HashSet<CountryCode> notFound, int unknown, DownloadError? reason)
    {
        (Pictures, _notFound, Unknown, Reason) = (pictures, notFound, unknown, reason);
        _codesByHash = pictures.Values.CountBy(content => HashOf(content.Span)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The pictures by country code.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Pictures { get; }

    /// <summary>How many of the countries could not be learnt: the server failed each time it was asked.</summary>
    public int Unknown { get; }

    /// <summary>Why, for one of them; null where there is none.</summary>
    public DownloadError? Reason { get; }

    /// <summary>Fetches them.</summary>
    /// <param name="client">Asks.</param>
    /// <param name="site">Where.</param>
    /// <param name="codes">Whose flags.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<ReferenceFiles> FetchAsync(
        FlagClient client, FlagSite site, IReadOnlyCollection<CountryCode> codes, CancellationToken cancellation)
    {
        var pictures = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var notFound = new HashSet<CountryCode>();
        DownloadError? reason = null;
        IReadOnlyCollection<CountryCode> left = codes;
        for (var pass = 0; pass < MostPasses && left.Count > 0; pass++)
        {
            using var slots = new SemaphoreSlim(Concurrency);
            var answers = await Task.WhenAll(left.Select(async code =>
            {
                await slots.WaitAsync(cancellation).ConfigureAwait(false);
                try
                {
                    return (Code: code, Result: await client.GetAsync(site.PictureOf(code), cancellation).ConfigureAwait(false));
                }
                finally
                {
                    slots.Release();
                }
            })).ConfigureAwait(false);

            foreach (var (code, result) in answers.Where(answer => answer.Result.Status == DownloadStatus.Ok))
                pictures[code.ToString()] = result.Content;
            notFound.UnionWith(answers.Where(answer => answer.Result.Status == DownloadStatus.NotFound).Select(answer => answer.Code));
            var failed = answers.Where(answer => answer.Result.Status == DownloadStatus.Error).ToList();
            (left, reason) = ([.. failed.Select(answer => answer.Code)], failed.FirstOrDefault().Result.Error);
            // Nobody there: asking again would only take time.
            if (pass == 0 && left.Count == codes.Count && answers.All(answer => answer.Result.Error?.HttpStatus is null))
                break;
        }

        return new ReferenceFiles(pictures, notFound, left.Count, reason);
    }

    /// <summary>How many of some countries the server has nothing of.</summary>
    public int NotFoundAmong(IEnumerable<CountryCode> codes) => codes.Count(_notFound.Contains);

    /// <summary>Looks at what a run left.</summary>
    /// <param name="folder">The folder, with those in it.</param>
    /// <param name="repeat">How often each country was asked for.</param>
    /// <remarks>By content, not by name: programs name their files as they like.</remarks>
    public FileCheck Check(string folder, int repeat)
    {
        var expected = _codesByHash.ToDictionary(pair => pair.Key, pair => pair.Value * repeat, StringComparer.Ordinal);
        var (right, wrong, bytes) = (0, 0, 0L);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var content = File.ReadAllBytes(file);
            var hash = HashOf(content);
            if (expected.GetValueOrDefault(hash) == 0)
            {
                wrong++;
                continue;
            }

            expected[hash]--;
            right++;
            bytes += content.Length;
        }

        return new FileCheck(right, wrong, bytes);
    }

    private static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexString(SHA256.HashData(content));
}
