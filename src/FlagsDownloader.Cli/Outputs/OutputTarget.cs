using System.Globalization;

namespace FlagsDownloader.Cli.Outputs;

/// <summary>The target of an output, after links and the system's names for open descriptors are resolved.</summary>
/// <param name="Request">The output that the user asked for.</param>
/// <param name="Path">The path, with all links resolved.</param>
/// <param name="Descriptor">The descriptor of this process that the path names, such as 1 for <c>/dev/stdout</c>; null for a file.</param>
/// <param name="Status">The status of the existing file; null if there is none.</param>
internal sealed record OutputTarget(OutputRequest Request, string Path, int? Descriptor, FileStatus? Status)
{
    private const int MaxLinks = 40;

    // Only the kernel can follow a link below it: the link's text is not a path.
    private const string ProcessFolder = "/proc/";

    /// <summary>Its folder.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? Path;

    /// <summary>Its name in that folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether a new file replaces the old one. Only a regular file is replaced; anything else is written directly.</summary>
    public bool IsReplaced =>
        Descriptor is null
        && Status is null or { Kind: FileKind.Regular, IsMountPoint: false }
        && !Path.StartsWith(ProcessFolder, StringComparison.Ordinal);

    /// <summary>Resolves the target of an output. Nothing is opened.</summary>
    /// <param name="request">The output.</param>
    /// <param name="laterFolder">A folder that is created before the output is opened. Default: null, there is none.</param>
    /// <exception cref="UserErrorException">Nothing can be written there.</exception>
    public static OutputTarget Find(OutputRequest request, string? laterFolder = null)
    {
        try
        {
            var (path, descriptor) = Follow(System.IO.Path.GetFullPath(request.Path));
            var target = new OutputTarget(
                request, path, descriptor, descriptor is { } number ? FileStatus.ReadDescriptor(number) : FileStatus.ReadPath(path));
            return target switch
            {
                { Status.Kind: FileKind.Folder } => throw request.Unwritable("it is a folder"),
                { Status.Kind: FileKind.Socket, Descriptor: null } => throw request.Unwritable("it is a socket"),
                { Status: null, Name: "" } => throw request.Unwritable("it is the name of a folder"),
                { Status: null, Descriptor: null } when !Directory.Exists(target.Folder) && !IsIn(laterFolder, target.Folder) => throw request.Unwritable("there is no such folder"),
                _ => target,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw request.Unwritable(exception.Message);
        }
    }

    // The folders above it are created with it.
    private static bool IsIn(string? created, string folder) =>
        created is not null && $"{System.IO.Path.GetFullPath(created)}/".StartsWith($"{folder}/", StringComparison.Ordinal);

    private static (string Path, int? Descriptor) Follow(string path)
    {
        for (var links = 0; links < MaxLinks; links++)
        {
            if (DescriptorAt(path) is { } descriptor)
            {
                return (path, descriptor);
            }

            var folder = System.IO.Path.GetDirectoryName(path);
            if (folder is null || path.StartsWith(ProcessFolder, StringComparison.Ordinal) || new FileInfo(path).LinkTarget is not { } link)
            {
                return (path, null);
            }

            path = System.IO.Path.GetFullPath(link, folder);
        }

        throw new IOException("its links form a loop");
    }

    // /dev/fd is a link to /proc/self/fd, which is a link to the folder that has the process's number in its path.
    private static int? DescriptorAt(string path)
    {
        if (!OperatingSystem.IsLinux()
            || !int.TryParse(System.IO.Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || FileStatus.ReadPath(System.IO.Path.GetDirectoryName(path)!) is not { Kind: FileKind.Folder } folder)
        {
            return null;
        }

        return folder == FileStatus.ReadPath("/proc/self/fd") || folder == FileStatus.ReadPath("/proc/thread-self/fd") ? number : null;
    }
}
