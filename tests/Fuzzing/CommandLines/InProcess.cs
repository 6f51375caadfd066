using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Fuzzing.Chance;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>Command lines run in this process: what is printed is kept, the folder is another, and nobody out there is asked.</summary>
internal static class InProcess
{
    private const int LargeStack = 8 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sets this process up, before the first HTTP client of it looks.</summary>
    /// <param name="folder">What relative paths are relative to.</param>
    public static void Prepare(string folder)
    {
        foreach (var (name, value) in Surroundings.Variables)
            Environment.SetEnvironmentVariable(name, value);
        // A server, or a worker, would be this test's executable once more.
        Environment.SetEnvironmentVariable("FLAGS_SERVER", "/nowhere/flags-server");
        Directory.CreateDirectory(folder);
        Environment.CurrentDirectory = folder;
    }

    /// <summary>Runs a command line as the program does.</summary>
    /// <exception cref="TimeoutException">It does not end.</exception>
    public static ProgramRun Run(params string[] line)
    {
        var (input, output, errors) = (Console.In, Console.Out, Console.Error);
        using var capturedOutput = new StringWriter { NewLine = "\n" };
        using var capturedErrors = new StringWriter { NewLine = "\n" };
        Console.SetIn(TextReader.Null);
        Console.SetOut(capturedOutput);
        Console.SetError(capturedErrors);
        try
        {
            int? exitCode = null;
            Exception? thrown = null;
            // As large as the main thread's stack, and one that can be given up.
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
                throw new TimeoutException($"flags still ran after {Patience.TotalSeconds:0} s: {CSharpLiteral.Of(line)}");
            return new ProgramRun(exitCode, capturedOutput.ToString(), capturedErrors.ToString(), thrown);
        }
        finally
        {
            Console.SetIn(input);
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
