using System.Runtime.InteropServices;

namespace FlagsDownloader.EndToEnd.Program;

/// <summary>Signals to other processes.</summary>
internal static partial class Signals
{
    public const int HangUp = 1;
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;
    public const int Terminate = 15;

    public static void Send(int process, int signal) => Assert.True(TrySend(process, signal), $"No process {process}.");

    public static bool TrySend(int process, int signal) => Deliver(process, signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Deliver(int process, int signal);
}
