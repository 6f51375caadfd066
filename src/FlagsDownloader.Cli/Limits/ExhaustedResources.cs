using System.ComponentModel;
using System.Text;
using Asyncio;
using FlagsDownloader.Cli.Outputs;

namespace FlagsDownloader.Cli.Limits;

/// <summary>Reports a lack of threads, memory or open files in one line that names the limits.</summary>
internal static class ExhaustedResources
{
    /// <summary>The error message, without the program's name.</summary>
    public const string Message =
        "the system gives no more threads or memory: raise the limit (ulimit -u, ulimit -v, or the container's), or write a smaller -m";

    private const int NoMoreProcesses = 11; // EAGAIN
    private const int NoMemory = 12; // ENOMEM
    private const int TooManyOpenInSystem = 23; // ENFILE
    private const int TooManyOpen = 24; // EMFILE
    private const string FilesMessage = "too many files are open: raise 'ulimit -n'";

    /// <summary>Runs the program, and reports a lack of resources in one line, also on the runtime's own threads.</summary>
    public static ExitCode Watch(Func<ExitCode> run)
    {
        AppDomain.CurrentDomain.UnhandledException += static (_, unhandled) =>
        {
            if (unhandled.ExceptionObject is Exception exception && Describe(exception) is { } message)
            {
                Environment.Exit((int)Report(message));
            }
        };
        try
        {
            return run();
        }
        catch (Exception exception) when (Describe(exception) is not null)
        {
            return Report(Describe(exception)!);
        }
    }

    /// <summary>The message for an exception that a lack of resources caused; null for any other exception.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        OutOfMemoryException or ThreadStartException or WorkerStartException => Message,
        Win32Exception { NativeErrorCode: NoMoreProcesses or NoMemory } => Message,
        Win32Exception { NativeErrorCode: TooManyOpenInSystem or TooManyOpen } => FilesMessage,
        IOException { HResult: TooManyOpenInSystem or TooManyOpen } => FilesMessage,
        // The runtime starts its thread for signals with the first registration.
        IOException { HResult: NoMoreProcesses or NoMemory } => Message,
        // An assembly of the program, by its full name.
        FileNotFoundException { FileName: { } name } when name.Contains(", Version=", StringComparison.Ordinal) => Unloadable(name),
        FileLoadException { FileName: { } name } when name.Contains(", Version=", StringComparison.Ordinal) => Unloadable(name),
        AggregateException aggregate => aggregate.InnerExceptions.Select(Describe).FirstOrDefault(message => message is not null),
        { InnerException: { } inner } => Describe(inner),
        _ => null,
    };

    private static string Unloadable(string name) =>
        $"cannot load {name.Split(',')[0]}: raise 'ulimit -n' if it is low; otherwise the installation is incomplete";

    private static ExitCode Report(string message)
    {
        try
        {
            StandardStreams.OpenErrors().Write(Encoding.UTF8.GetBytes($"flags: {message}\n"));
        }
        catch (IOException)
        {
            // The exit code is non-zero all the same.
        }

        return ExitCode.Failed;
    }
}
