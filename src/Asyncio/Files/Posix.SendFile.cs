using System.Runtime.InteropServices;

namespace Asyncio;

/// <content>Files that the system sends by itself.</content>
internal static partial class Posix
{
    private const int NotAvailable = 38;
    private const int InvalidArgument = 22;

    /// <summary>Whether an error of <see cref="SendFile"/> is about the kind of the file, so that its data has to be read and written.</summary>
    public static bool IsForOtherFiles(int error) => error is NotAvailable or InvalidArgument;

    /// <returns>The number of bytes, 0 at the end of the file; or -1 and the error.</returns>
    public static long SendFile(SafeHandle socket, SafeHandle file, long offset, long count, out int error)
    {
        nint sent;
        do
        {
            var position = offset;
            sent = SendFileTo(socket, file, ref position, (nuint)count);
            error = sent < 0 ? Marshal.GetLastPInvokeError() : 0;
        }
        while (error == Interrupted);
        return sent;
    }

    [LibraryImport("libc", EntryPoint = "sendfile64", SetLastError = true)]
    private static partial nint SendFileTo(SafeHandle socket, SafeHandle file, ref long offset, nuint count);
}
