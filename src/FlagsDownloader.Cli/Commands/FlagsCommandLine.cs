using System.CommandLine;
using System.CommandLine.Help;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The command line as a whole: parses, runs, and turns what went wrong into one line and an exit code.</summary>
internal static class FlagsCommandLine
{
    private const int HelpWidth = 80;

    private static readonly ParserConfiguration Parsing = new()
    {
        // An argument that begins with @ is a mistake to be named, not a file to be read.
        ResponseFileTokenReplacer = null,
    };

    // Made anew for each run: it keeps the console's writers.
    private static InvocationConfiguration Invoking => new()
    {
        EnableDefaultExceptionHandler = false,
        // Each command decides what an interrupt means to it.
        ProcessTerminationTimeout = null,
    };

    public static ExitCode Run(string[] args)
    {
        try
        {
            // The server has a command line of its own, its --help included.
            if (args is ["serve", .. var serverArguments])
                return ServeCommand.Run(serverArguments);
            if (args.Length == 0)
                throw new UserErrorException("say what to do, for example 'flags download', or see 'flags --help'");

            // The parser would take it for a directive to itself.
            if (args[0] is ['[', ..] word)
                throw new UserErrorException(UnknownCommand(word));

            var parsed = CreateRoot().Parse(args, Parsing);
            if (parsed.Errors.Count > 0)
                throw new UserErrorException(Explain(parsed));
            return (ExitCode)parsed.Invoke(Invoking);
        }
        catch (UserErrorException error)
        {
            Console.Error.WriteLine($"flags: {error.Message}");
            return error.ExitCode;
        }
    }

    private static string Explain(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var help = command is RootCommand ? "flags --help" : $"flags {command.Name} --help";
        return parsed.UnmatchedTokens switch
        {
            [['-', ..] option, ..] => $"unknown option '{option}': see '{help}'",
            [var word, ..] when command is RootCommand => UnknownCommand(word),
            [var word, ..] => $"'{word}' means nothing to '{command.Name}': see '{help}'",
            _ => parsed.Errors[0].Message,
        };
    }

    private static string UnknownCommand(string word) => $"unknown command '{word}': write download, compare, serve, spin or lab";

    private static RootCommand CreateRoot()
    {
        var root = new RootCommand("Downloads country flags with the concurrency strategy of your choice, to see what each buys and costs.")
        {
            new DownloadCommand(),
            new CompareCommand(),
            ServeCommand.ForHelp(),
            new SpinCommand(),
            new LabCommand(),
            SpinnerProcessCommand.Create(),
        };
        // The same help on a terminal of any width, in a pipe, and in the documentation.
        if (root.Options.OfType<HelpOption>().FirstOrDefault()?.Action is HelpAction help)
            help.MaxWidth = HelpWidth;
        return root;
    }
}
