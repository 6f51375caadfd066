using System.CommandLine;
using System.CommandLine.Help;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Manual;
using FlagsDownloader.Downloaders;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags`: the tree of all commands.</summary>
internal sealed class FlagsRootCommand : RootCommand, IHasExamples
{
    /// <param name="strategies">The strategies. Default: those of the library.</param>
    public FlagsRootCommand(StrategyCollection? strategies = null)
        : base("Downloads country flags with the concurrency strategy of your choice, to see what each buys and costs.")
    {
        var names = strategies is null ? StrategyNames.Shipped : new StrategyNames(strategies);
        Add(new DownloadCommand(names));
        Add(new MergeCommand());
        Add(new CompareCommand(names));
        Add(new RecordCommand());
        Add(new ServeCommand());
        Add(new SpinCommand());
        Add(new LabCommand());
        Add(new CompletionsCommand());
        Add(new ManCommand());
        Add(SpinnerProcessCommand.Create());

        foreach (var option in Options)
        {
            if (option is HelpOption)
            {
                option.Action = new HelpTextAction();
                option.Description = "Show this help.";
            }

            if (option is VersionOption)
            {
                option.Action = new VersionText();
                option.Description = "Show the version.";
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("flags download", "The flags of 20 countries, from a server started for the run."),
        new("flags download --strategy sequential --delay 0.2", "One after the other, each answer 0.2 s late."),
        new("flags compare --rounds 3", "What each strategy buys and costs."),
        new("flags lab", "Which lessons there are."),
    ];
}
