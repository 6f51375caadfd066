using System.CommandLine;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Manual;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags man`: prints the manual page, made from the tree of commands.</summary>
internal sealed class ManCommand : Command, IHasExamples
{
    public ManCommand()
        : base("man", "Prints the manual page flags(1).")
    {
        SetAction(parsed =>
        {
            Console.Out.Write(ManualPage.Write(CommandDescription.From((FlagsRootCommand)parsed.RootCommandResult.Command)));
            return (int)ExitCode.Success;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("flags man | man -l -", "Read it."),
        new("flags man > ~/.local/share/man/man1/flags.1", "Have 'man flags' find it."),
    ];
}
