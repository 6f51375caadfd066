using System.Runtime.InteropServices;

namespace FlagsDownloader.Comparison.Rounds;

// Compares the files that a run left.
public sealed partial class ReferenceFiles
{
    /// <summary>Compares the files that a run left.</summary>
    /// <param name="folder">The folder, including its subfolders. It may be missing.</param>
    /// <param name="workload">What the run had to download.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>
    /// Files are compared by content, because programs choose the names. Only regular files of a size that can be right are read. All
    /// other entries are wrong: links, pipes, sockets, devices, and unreadable files. A folder that cannot be listed counts as one file.
    /// Of files that change, any content counts, unless it is empty.
    /// </remarks>
    public FileCheck Check(string folder, Workload workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        var (expected, sizes, changing) = Expect(workload);
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
            var file = files.Current;
            var digest = sizes is null || sizes.Contains(file.Size) ? TryDigest(file.Path, file.Size) : null;
            if (digest is not null && expected.GetValueOrDefault(digest) > 0)
            {
                expected[digest]--;
            }
            else if (changing > 0 && file.Size > 0)
            {
                changing--;
            }
            else
            {
                wrong++;
                continue;
            }

            right++;
            bytes += file.Size;
        }

        return new FileCheck(right, wrong + files.Unlisted, bytes);
    }

    // How often each content is right, its possible sizes (null for any), and how many files may have any content.
    private (Dictionary<string, int> Expected, HashSet<long>? Sizes, int Changing) Expect(Workload workload)
    {
        var (expected, changing) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        HashSet<long>? sizes = [];
        foreach (var requested in workload.Files)
        {
            if (Find(requested) is not { Sha256: { } digest } file)
            {
                continue;
            }

            if (file.IsChanging)
            {
                changing += requested.Times;
                continue;
            }

            CollectionsMarshal.GetValueRefOrAddDefault(expected, digest, out _) += requested.Times;
            if (file.Size is { } size)
            {
                sizes?.Add(size);
            }
            else
            {
                sizes = null;
            }
        }

        return (expected, sizes, changing);
    }
}
