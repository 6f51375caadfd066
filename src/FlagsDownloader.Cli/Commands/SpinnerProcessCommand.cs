using System.CommandLine;
using System.Runtime.InteropServices;
using FlagsDownloader.Cli.Spinners;
using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The child process of a spinner: spins until its standard input ends, and says on stderr how many frames it drew.</summary>
internal static class SpinnerProcessCommand
{
    public static Command Create()
    {
        var hidden = new Option<bool>(ProcessSpinner.HiddenOption);
        var command = new Command(ProcessSpinner.CommandName) { Hidden = true };
        command.Add(hidden);
        command.SetAction(parsed => Spin(parsed.GetValue(hidden) ? TextWriter.Null : Console.Out));
        return command;
    }

    private static int Spin(TextWriter output)
    {
        // What the terminal sends reaches the parent too, which then ends this process, after the line is erased.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, context => context.Cancel = true);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = true);
        var screen = SpinnerScreen.On(output, drawsInPlace: OutputModes.Current != OutputMode.Plain);
        using (var spinner = new ThreadSpinner(screen))
        {
            spinner.Start();
            while (Console.In.Read() >= 0)
            {
                // Nothing is said to this process; it waits for the end.
            }
        }

        Console.Error.WriteLine(screen.Drawn);
        return (int)ExitCode.Success;
    }
}
