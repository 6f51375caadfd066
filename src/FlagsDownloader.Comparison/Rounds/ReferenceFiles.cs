using System.Security.Cryptography;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>The files of the server, fetched once before the rounds, to compare the downloaded files with.</summary>
public sealed class ReferenceFiles
{
    // From a server that fails every second request, this many passes get all of 194 files in 299 of 300 cases.
    private const int MaxPasses = 16;
    private const int Concurrency = 64;

    private readonly Dictionary<string, int> _codesByHash;

    private readonly HashSet<CountryCode> _notFound;
    private readonly HashSet<long> _sizes;

    private ReferenceFiles(
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> pictures, HashSet<CountryCode> notFound, int unknown, DownloadError? reason)
    {
        (Pictures, _notFound, Unknown, Reason) = (pictures, notFound, unknown, reason);
        _sizes = [.. pictures.Values.Select(content => (long)content.Length).Where(size => size > 0)];
        _codesByHash = pictures.Values.CountBy(content => HashOf(content.Span)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The flags by country code.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Pictures { get; }

    /// <summary>For how many countries the server failed in each pass.</summary>
    public int Unknown { get; }

    /// <summary>The error of one of them; null if there is none.</summary>
    public DownloadError? Reason { get; }

    /// <summary>Fetches the files.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="site">The site.</param>
    /// <param name="codes">The countries.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<ReferenceFiles> FetchAsync(
        FlagClient client, FlagSite site, IReadOnlyCollection<CountryCode> codes, CancellationToken cancellationToken)
    {
        var pictures = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var notFound = new HashSet<CountryCode>();
        DownloadError? reason = null;
        IReadOnlyCollection<CountryCode> left = codes;
        for (var pass = 0; pass < MaxPasses && left.Count > 0; pass++)
        {
            using var slots = new SemaphoreSlim(Concurrency);
            var answers = await Task.WhenAll(left.Select(async code =>
            {
                await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    return (Code: code, Result: await client.GetAsync(site.FlagAddress(code), cancellationToken).ConfigureAwait(false));
                }
                finally
                {
                    slots.Release();
                }
            })).ConfigureAwait(false);

            foreach (var (code, result) in answers.Where(answer => answer.Result.Status == DownloadStatus.Ok))
            {
                pictures[code.ToString()] = result.Content;
            }

            notFound.UnionWith(answers.Where(answer => answer.Result.Status == DownloadStatus.NotFound).Select(answer => answer.Code));
            var failed = answers.Where(answer => answer.Result.Status == DownloadStatus.Error).ToList();
            (left, reason) = ([.. failed.Select(answer => answer.Code)], failed.Count > 0 ? failed[0].Result.Error : null);
            // There is no server: another request only takes time.
            if (pass == 0 && left.Count == codes.Count && answers.All(answer => answer.Result.Error?.HttpStatus is null))
            {
                break;
            }
        }

        return new ReferenceFiles(pictures, notFound, left.Count, reason);
    }

    /// <summary>How many of some countries the server does not have.</summary>
    public int NotFoundAmong(IEnumerable<CountryCode> codes) => codes.Count(_notFound.Contains);

    /// <summary>Compares the files that a run left.</summary>
    /// <param name="folder">The folder, including its subfolders. It may be missing.</param>
    /// <param name="repeat">How often each country was requested.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>
    /// Files are compared by content, because programs choose the names. Only regular files of a size that can be right are read. All
    /// other entries are wrong: links, pipes, sockets, devices, and unreadable files. A folder that cannot be listed counts as one file.
    /// </remarks>
    public FileCheck Check(string folder, int repeat, CancellationToken cancellationToken = default)
    {
        var expected = _codesByHash.ToDictionary(pair => pair.Key, pair => pair.Value * repeat, StringComparer.Ordinal);
        var (right, wrong, bytes) = (0, 0, 0L);
        // A run may have removed its folder, or replaced it by a link.
        if (new DirectoryInfo(folder) is not { Exists: true, LinkTarget: null })
        {
            return new FileCheck(0, 0, 0);
        }

        using var files = new LeftFiles(folder);
        while (files.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var content = Read(files.Current);
            var hash = content is null ? "" : HashOf(content);
            if (content is null || expected.GetValueOrDefault(hash) == 0)
            {
                wrong++;
                continue;
            }

            expected[hash]--;
            right++;
            bytes += content.Length;
        }

        return new FileCheck(right, wrong + files.Unlisted, bytes);
    }

    private byte[]? Read(LeftFile file)
    {
        if (!_sizes.Contains(file.Size))
        {
            return null;
        }

        try
        {
            return RegularFile.Read(file.Path, (int)file.Size);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexString(SHA256.HashData(content));
}
