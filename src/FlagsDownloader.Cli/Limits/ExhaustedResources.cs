using System.ComponentModel;
using System.Text;
using Asyncio;
using FlagsDownloader.Cli.Outputs;

namespace FlagsDownloader.Cli.Limits;

/// <summary>Threads, memory or open files that the system does not give: one line that names the limits, wherever it shows.</summary>
internal static class ExhaustedResources
{
    /// <summary>What is told, without the program's name.</summary>
    public const string Message =
        "the system gives no more threads or memory: raise the limit (ulimit -u, ulimit -v, or the container's), or write a smaller -m";

    private const int NoMoreProcesses = 11; // EAGAIN
    private const int NoMemory = 12; // ENOMEM
    private const int TooManyOpenInSystem = 23; // ENFILE
    private const int TooManyOpen = 24; // EMFILE
    private const string FilesMessage = "too many files are open: raise 'ulimit -n'";

    /// <summary>Runs the program; what it lacks is told in one line, also where a thread of the runtime's lacks it.</summary>
    public static ExitCode Watch(Func<ExitCode> run)
    {
        AppDomain.CurrentDomain.UnhandledException += static (_, unhandled) =>
        {
            if (unhandled.ExceptionObject is Exception exception && Describe(exception) is { } message)
            {
                Environment.Exit((int)Tell(message));
            }
        };
        try
        {
            return run();
        }
        catch (Exception exception) when (Describe(exception) is not null)
        {
            return Tell(Describe(exception)!);
        }
    }

    /// <summary>What an exception says of a lack of resources; null where it is about something else.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        OutOfMemoryException or ThreadStartException or WorkerStartException => Message,
        Win32Exception { NativeErrorCode: NoMoreProcesses or NoMemory } => Message,
        Win32Exception { NativeErrorCode: TooManyOpenInSystem or TooManyOpen } => FilesMessage,
        IOException { HResult: TooManyOpenInSystem or TooManyOpen } => FilesMessage,
        // The runtime starts the thread for signals when it is first asked about one.
        IOException { HResult: NoMoreProcesses or NoMemory } => Message,
        // A part of the program, by its full name.
        FileNotFoundException { FileName: { } name } when name.Contains(", Version=", StringComparison.Ordinal) => Unloadable(name),
        FileLoadException { FileName: { } name } when name.Contains(", Version=", StringComparison.Ordinal) => Unloadable(name),
        AggregateException aggregate => aggregate.InnerExceptions.Select(Describe).FirstOrDefault(message => message is not null),
        { InnerException: { } inner } => Describe(inner),
        _ => null,
    };

    private static string Unloadable(string name) =>
        $"cannot load {name.Split(',')[0]}: raise 'ulimit -n' if it is low; otherwise the installation is not whole";

    private static ExitCode Tell(string message)
    {
        try
        {
            StandardStreams.OpenErrors().Write(Encoding.UTF8.GetBytes($"flags: {message}\n"));
        }
        catch (IOException)
        {
            // The exit code says it too.
        }

        return ExitCode.Failed;
    }
}
