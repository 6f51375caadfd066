using System.CommandLine;
using System.CommandLine.Invocation;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Manual;
using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Commands;

/// <summary>Prints the help of the command that was given.</summary>
internal sealed class HelpTextAction : SynchronousCommandLineAction
{
    // Wider lines are hard to read. In fewer columns than the minimum, the terminal breaks lines itself.
    private const int MaxWidth = 100;
    private const int MinWidth = 40;

    // Other errors of the command line do not matter where help is asked for.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var root = (RootCommand)parseResult.RootCommandResult.Command;
        var width = Math.Clamp(TerminalSize.WidthOfStandardOutput(), MinWidth, MaxWidth);
        HelpText.Write(
            CommandDescription.From(parseResult.CommandResult.Command, root),
            new StyledText(parseResult.InvocationConfiguration.Output, OutputModes.Current, width));
        return (int)ExitCode.Success;
    }
}
