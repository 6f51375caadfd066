using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Cli.Labs;

/// <summary>The memory in which the system keeps what it read and wrote of files.</summary>
internal static partial class PageCache
{
    private const int WillNotNeed = 4;

    /// <summary>Has the system forget a file that is written out, so that the next read goes to the disk.</summary>
    /// <returns>False where the system cannot be asked, or refuses.</returns>
    public static bool Forget(SafeFileHandle file) => OperatingSystem.IsLinux() && Advise(file, 0, 0, WillNotNeed) == 0;

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, nint offset, nint length, int advice);
}
