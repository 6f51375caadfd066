using System.CommandLine;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Commands;

/// <summary>Parses and runs a command line, and turns an error into one line and an exit code.</summary>
internal static class FlagsCommandLine
{
    private static readonly ParserConfiguration Parsing = new()
    {
        // An argument that begins with @ is an error, not a file to read.
        ResponseFileTokenReplacer = null,
    };

    // Created for each run, because it keeps the console's writers.
    private static InvocationConfiguration Invoking => new()
    {
        EnableDefaultExceptionHandler = false,
        // Each command handles interrupts itself.
        ProcessTerminationTimeout = null,
    };

    /// <param name="args">The arguments.</param>
    /// <param name="strategies">The strategies. Default: those of the library.</param>
    public static ExitCode Run(string[] args, StrategyCollection? strategies = null)
    {
        try
        {
            if (args.Length == 0)
            {
                throw new UserErrorException("say what to do, for example 'flags download', or see 'flags --help'");
            }

            var root = new FlagsRootCommand(strategies);
            // The parser would treat it as a directive.
            if (args[0] is ['[', ..] word)
            {
                throw new UserErrorException(UnknownName.Command(word, root));
            }

            var parsed = Parse(root, args);
            // The server parses its own command line. Only its help is printed here.
            if (args is ["serve", .. var serverArguments] && parsed.Action is not HelpTextAction)
            {
                return ServeCommand.Run(serverArguments);
            }

            if (parsed.Errors.Count > 0)
            {
                throw new UserErrorException(Explain(parsed, root));
            }

            return (ExitCode)parsed.Invoke(Invoking);
        }
        catch (UserErrorException error)
        {
            Console.Error.WriteLine(PrintableText.Lines($"flags: {error.Message}"));
            return error.ExitCode;
        }
    }

    /// <summary>Parses a command line, without running it.</summary>
    public static ParseResult Parse(RootCommand root, IReadOnlyList<string> args) => root.Parse(args, Parsing);

    private static string Explain(ParseResult parsed, RootCommand root)
    {
        var command = parsed.CommandResult.Command;
        return parsed.UnmatchedTokens switch
        {
            [['-', ..] option, ..] => UnknownName.Option(option, command),
            [var word, ..] when command is RootCommand => UnknownName.Command(word, root),
            [var word, ..] => $"'{word}' is not an argument of '{command.Name}': see 'flags {command.Name} --help'",
            _ => parsed.Errors[0].Message,
        };
    }
}
