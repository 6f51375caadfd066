using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Terminals;

/// <summary>Columns and rows of the terminal behind an output.</summary>
internal static partial class TerminalSize
{
    private const int DefaultWidth = 80;
    private const int StandardOutput = 1;
    private const int StandardError = 2;
    private const nuint GetWindowSize = 0x5413;

    /// <summary>The columns of the terminal behind stdout; 80 where they cannot be told.</summary>
    public static int WidthOfStandardOutput() => Of(StandardOutput) is { Columns: > 0 } size ? size.Columns : DefaultWidth;

    /// <summary>The columns of the terminal behind stderr; 80 where they cannot be told.</summary>
    public static int WidthOfStandardError() => Of(StandardError) is { Columns: > 0 } size ? size.Columns : DefaultWidth;

    /// <summary>The size of the terminal behind stdout as it says itself; 0 x 0 where it does not know, or there is none.</summary>
    public static (int Columns, int Rows) OfStandardOutput() => Of(StandardOutput);

    private static (int Columns, int Rows) Of(int descriptor)
    {
        // The runtime asks stdout alone, which may be a file; on Linux the kernel is asked about the output that is meant.
        if (OperatingSystem.IsLinux())
        {
            return Ioctl(descriptor, GetWindowSize, out var size) == 0 ? (size.Columns, size.Rows) : (0, 0);
        }

        try
        {
            return (Console.WindowWidth, Console.WindowHeight);
        }
        catch (IOException)
        {
            return (0, 0);
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
