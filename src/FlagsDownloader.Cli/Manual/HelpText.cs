using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using FlagsDownloader.Cli.Descriptions;

namespace FlagsDownloader.Cli.Manual;

/// <summary>What <c>--help</c> prints: the parser's own help, with examples under it, and at the root the exit codes.</summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    // The same help on a terminal of any width, in a pipe, and in the documentation.
    private const int Width = 80;

    private readonly HelpAction _help = new() { MaxWidth = Width };

    // Who asks for help gets it, whatever else is wrong.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter { NewLine = "\n" };
        parseResult.InvocationConfiguration.Output = text;
        try
        {
            _help.Invoke(parseResult);
        }
        finally
        {
            parseResult.InvocationConfiguration.Output = output;
        }

        // The parser leaves blanks where it breaks a line.
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
        {
            output.WriteLine(line.TrimEnd());
        }

        var command = parseResult.CommandResult.Command;
        if (command is IHasExamples { Examples: { Count: > 0 } examples })
        {
            WriteExamples(output, examples);
        }

        if (command is RootCommand)
        {
            WriteExitCodes(output);
        }

        return (int)ExitCode.Success;
    }

    private static void WriteExamples(TextWriter output, IReadOnlyList<Example> examples)
    {
        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine($"  {example.CommandLine}");
            output.WriteLine($"      {example.Meaning}");
        }
    }

    private static void WriteExitCodes(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("Exit codes:");
        foreach (var (code, meaning) in ExitCodes.All)
        {
            output.WriteLine($"  {(int)code,-3}  {meaning}");
        }
    }
}
