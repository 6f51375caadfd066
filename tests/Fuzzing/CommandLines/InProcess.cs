using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Fuzzing.Chance;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>Runs command lines in this process, with captured output, in a temporary folder, and without access to other machines.</summary>
internal static class InProcess
{
    private const int LargeStack = 8 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs a command line as the program does.</summary>
    /// <exception cref="TimeoutException">The program does not end.</exception>
    public static ProgramRun Run(params string[] line)
    {
        var (input, output, errors) = (Console.In, Console.Out, Console.Error);
        using var capturedOutput = new StringWriter { NewLine = "\n" };
        using var capturedErrors = new StringWriter { NewLine = "\n" };
#pragma warning disable RS0030 // A command line prints on the console. This project's tests run one by one, and it is put back.
        Console.SetIn(TextReader.Null);
        Console.SetOut(capturedOutput);
        Console.SetError(capturedErrors);
        try
        {
            int? exitCode = null;
            Exception? thrown = null;
            // With a stack as large as the main thread's. A thread that hangs can be abandoned.
            var thread = new Thread(
                () =>
                {
                    try
                    {
                        exitCode = (int)FlagsCommandLine.Run(line);
                    }
                    catch (Exception exception)
                    {
                        thrown = exception;
                    }
                },
                LargeStack)
            { IsBackground = true };
            thread.Start();
            if (!thread.Join(Patience))
            {
                throw new TimeoutException($"flags still ran after {Patience.TotalSeconds:0} s: {CSharpLiteral.Of(line)}");
            }

            return new ProgramRun(exitCode, capturedOutput.ToString(), capturedErrors.ToString(), thrown);
        }
        finally
        {
            Console.SetIn(input);
            Console.SetOut(output);
            Console.SetError(errors);
#pragma warning restore RS0030
        }
    }
}
