using System.CommandLine;
using System.Runtime.InteropServices;
using FlagsDownloader.Cli.Spinners;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The child process of `flags spin --with process`: spins until its standard input ends.</summary>
internal static class SpinnerProcessCommand
{
    public static Command Create()
    {
        var command = new Command(ProcessSpinner.CommandName) { Hidden = true };
        command.SetAction(_ => Spin());
        return command;
    }

    private static int Spin()
    {
        // Ctrl-C reaches the parent too, which then ends this process, after the line is erased.
        using var ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var spinner = new ThreadSpinner(SpinCommand.NewScreen());
        spinner.Start();
        while (Console.In.Read() >= 0)
        {
            // Nothing is said to this process; it waits for the end.
        }

        return (int)ExitCode.Success;
    }
}
