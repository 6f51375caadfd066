using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Downloaders;

namespace FlagsDownloader.Cli.Tests.Commands;

/// <summary>A run of the program in this process: its output, its errors and its exit code.</summary>
internal sealed record CommandRun(ExitCode ExitCode, string Output, string Errors)
{
    public static CommandRun Execute(params string[] args) => Execute(new StrategyCollection(), args);

    public static CommandRun Execute(StrategyCollection strategies, params string[] args)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var capturedOutput = new StringWriter { NewLine = "\n" };
        using var capturedErrors = new StringWriter { NewLine = "\n" };
#pragma warning disable RS0030 // The program prints on the console. The tests of this project run one by one, and the console is restored.
        Console.SetOut(capturedOutput);
        Console.SetError(capturedErrors);
        try
        {
            var exitCode = FlagsCommandLine.Run(args, strategies);
            return new CommandRun(exitCode, capturedOutput.ToString(), capturedErrors.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
#pragma warning restore RS0030
        }
    }
}
