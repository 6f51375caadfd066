using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Progress;

/// <summary>Columns and rows of the terminal behind an output.</summary>
internal static partial class TerminalSize
{
    private const int DefaultWidth = 80;
    private const int DefaultHeight = 24;
    private const int StandardOutput = 1;
    private const int StandardError = 2;
    private const nuint GetWindowSize = 0x5413;

    /// <summary>The size of the terminal behind stdout; 80 × 24 where it cannot be told.</summary>
    public static (int Width, int Height) OfStandardOutput() => Of(StandardOutput);

    /// <summary>The size of the terminal behind stderr; 80 × 24 where it cannot be told.</summary>
    public static (int Width, int Height) OfStandardError() => Of(StandardError);

    private static (int Width, int Height) Of(int descriptor)
    {
        // The runtime asks stdout alone, which may be a file; on Linux the kernel is asked about the output that is meant.
        if (OperatingSystem.IsLinux())
        {
            return Ioctl(descriptor, GetWindowSize, out var size) == 0 && size.Columns > 0
                ? (size.Columns, Math.Max((int)size.Rows, 1))
                : (DefaultWidth, DefaultHeight);
        }

        try
        {
            return (Console.WindowWidth, Console.WindowHeight);
        }
        catch (IOException)
        {
            return (DefaultWidth, DefaultHeight);
        }
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ioctl(int descriptor, nuint request, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort WidthInPixels;
        public ushort HeightInPixels;
    }
}
