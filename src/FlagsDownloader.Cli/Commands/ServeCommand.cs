using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using FlagsDownloader.Cli.Servers;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags serve …`: runs flags-server in the foreground, with its own command line.</summary>
internal static class ServeCommand
{
    /// <summary>The entry in `flags --help`; the arguments are the server's, and never parsed here.</summary>
    public static Command ForHelp() =>
        new("serve", "Runs flags-server in the foreground; see 'flags serve --help'.") { TreatUnmatchedTokensAsErrors = false };

    public static ExitCode Run(IEnumerable<string> arguments)
    {
        // As a child that ends with its input, it ends with this process however that ends, kill -9 included.
        var start = ServerExecutable.StartInfo();
        start.RedirectStandardInput = true;
        start.ArgumentList.Add("--embedded");
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        using var process = new Process { StartInfo = start };
        ServerExecutable.Start(process);
        using var ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, EndServer);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, EndServer);
        process.WaitForExit();
        return (ExitCode)process.ExitCode;

        void EndServer(PosixSignalContext context)
        {
            context.Cancel = true;
            process.StandardInput.Close();
        }
    }
}
