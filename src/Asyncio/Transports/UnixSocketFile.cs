using System.Runtime.Versioning;

namespace Asyncio;

/// <summary>The file of a Unix socket that a server listens on.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Number">Its inode number, which differs from that of a later file of the same path.</param>
[SupportedOSPlatform("linux")]
internal sealed record UnixSocketFile(string Path, ulong Number)
{
    /// <returns>Null for an abstract address, and if there is no such file.</returns>
    public static UnixSocketFile? Find(string path) =>
        !path.StartsWith('\0') && Posix.FindSocketFile(path) is { } number ? new UnixSocketFile(path, number) : null;

    /// <summary>Deletes the file unless it has been deleted or replaced.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public void Delete()
    {
        if (Posix.FindSocketFile(Path) == Number)
        {
            File.Delete(Path);
        }
    }
}
