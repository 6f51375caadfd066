using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Terminals;

/// <summary>Columns and rows of the terminal behind an output.</summary>
internal static partial class TerminalSize
{
    private const int DefaultWidth = 80;
    private const int StandardOutput = 1;
    private const int StandardError = 2;
    private const nuint GetWindowSize = 0x5413;

    /// <summary>The columns of the terminal behind stdout; 80 if they are unknown.</summary>
    public static int WidthOfStandardOutput() => Read(StandardOutput) is { Columns: > 0 } size ? size.Columns : DefaultWidth;

    /// <summary>The columns of the terminal behind stderr; 80 if they are unknown.</summary>
    public static int WidthOfStandardError() => Read(StandardError) is { Columns: > 0 } size ? size.Columns : DefaultWidth;

    /// <summary>The size of the terminal behind stdout; 0 x 0 if it is unknown, or there is no terminal.</summary>
    public static (int Columns, int Rows) OfStandardOutput() => Read(StandardOutput);

    private static (int Columns, int Rows) Read(int descriptor)
    {
        // The runtime asks only stdout, which may be a file. On Linux, the kernel is asked about the given output.
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
