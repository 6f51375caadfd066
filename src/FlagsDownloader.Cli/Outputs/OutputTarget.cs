using System.Globalization;

namespace FlagsDownloader.Cli.Outputs;

/// <summary>Where an output really goes: behind links, and behind the names that the system has for open descriptors.</summary>
/// <param name="Request">What the user asked for.</param>
/// <param name="Path">Behind all links.</param>
/// <param name="Descriptor">The descriptor of this process that the path names, such as 1 for <c>/dev/stdout</c>; null for a file.</param>
/// <param name="Status">What is there; null where nothing is yet.</param>
internal sealed record OutputTarget(OutputRequest Request, string Path, int? Descriptor, FileStatus? Status)
{
    private const int MaxLinks = 40;

    // A link below it is followed by the kernel alone: its text is no path.
    private const string ProcessFolder = "/proc/";

    /// <summary>Its folder.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? Path;

    /// <summary>Its name in that folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether a whole new file takes the place of what is there. Anything but a regular file is written to as it is.</summary>
    public bool IsReplaced =>
        Descriptor is null
        && Status is null or { Kind: FileKind.Regular, IsMountPoint: false }
        && !Path.StartsWith(ProcessFolder, StringComparison.Ordinal);

    /// <summary>Finds out where an output goes. Nothing is opened.</summary>
    /// <exception cref="UserErrorException">Nothing can be written there.</exception>
    public static OutputTarget Find(OutputRequest request)
    {
        try
        {
            var (path, descriptor) = Follow(System.IO.Path.GetFullPath(request.Path));
            var target = new OutputTarget(
                request, path, descriptor, descriptor is { } number ? FileStatus.OfDescriptor(number) : FileStatus.OfPath(path));
            return target switch
            {
                { Status.Kind: FileKind.Folder } => throw request.Unwritable("it is a folder"),
                { Status.Kind: FileKind.Socket, Descriptor: null } => throw request.Unwritable("it is a socket"),
                { Status: null, Name: "" } => throw request.Unwritable("it is the name of a folder"),
                { Status: null, Descriptor: null } when !Directory.Exists(target.Folder) => throw request.Unwritable("there is no such folder"),
                _ => target,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw request.Unwritable(exception.Message);
        }
    }

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

        throw new IOException("its links lead in a circle");
    }

    // /dev/fd is a link to /proc/self/fd, which is a link to the folder that has the process's number in its path.
    private static int? DescriptorAt(string path)
    {
        if (!OperatingSystem.IsLinux()
            || !int.TryParse(System.IO.Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || FileStatus.OfPath(System.IO.Path.GetDirectoryName(path)!) is not { Kind: FileKind.Folder } folder)
        {
            return null;
        }

        return folder == FileStatus.OfPath("/proc/self/fd") || folder == FileStatus.OfPath("/proc/thread-self/fd") ? number : null;
    }
}
