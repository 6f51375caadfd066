using System.CommandLine;
using System.Runtime.InteropServices;
using FlagsDownloader.Cli.Spinners;
using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The child process of a spinner: spins until its standard input ends, and prints the number of frames on stderr.</summary>
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
        // Signals of the terminal also reach the parent, which then ends this process, so that the line is erased.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, context => context.Cancel = true);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = true);
        var screen = SpinnerScreen.On(output, drawsInPlace: OutputModes.Current != OutputMode.Plain);
        using (var spinner = new ThreadSpinner(screen))
        {
            spinner.Start();
            while (Console.In.Read() >= 0)
            {
                // The input has no content. Only its end matters.
            }
        }

        Console.Error.WriteLine(screen.Drawn);
        return (int)ExitCode.Success;
    }
}
