using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Cli.Labs;

/// <summary>The memory in which the system keeps the content of files.</summary>
internal static partial class PageCache
{
    private const int WillNotNeed = 4;

    /// <summary>Removes a file that is on the disk from this memory, so that the next read goes to the disk.</summary>
    /// <returns>False if the system does not support it, or refuses.</returns>
    public static bool Forget(SafeFileHandle file) => OperatingSystem.IsLinux() && Advise(file, 0, 0, WillNotNeed) == 0;

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, nint offset, nint length, int advice);
}
