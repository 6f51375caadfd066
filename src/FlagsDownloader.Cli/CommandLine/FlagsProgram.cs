using FlagsDownloader.Cli;
using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Labs;
using FlagsDownloader.Cli.Limits;
using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Downloaders;

// The one namespace that a user of the package sees. Everything else in this project is internal.
namespace FlagsDownloader.CommandLine;

/// <summary>The command line of <c>flags</c>, for a program with strategies of its own.</summary>
public static class FlagsProgram
{
    /// <summary>
    /// Runs a command line of <c>flags</c>, such as <c>compare --strategies mine,eventloop</c>, with further strategies: in options, help,
    /// completions, comparisons and reports they stand after the library's. To be called once in a process, before it writes anything.
    /// </summary>
    /// <remarks>
    /// <para>
    /// It runs on a thread of its own, which it blocks, and handles Ctrl-C itself. Results go to standard output, progress and messages to
    /// standard error.
    /// </para>
    /// <para>
    /// A comparison runs every strategy in a process of its own, for which it starts this program again with other arguments. So what the
    /// program does before this call is done, and measured, in each of them.
    /// </para>
    /// </remarks>
    /// <param name="args">The arguments of the program.</param>
    /// <param name="configure">Adds the strategies. It is called at once, on the calling thread.</param>
    /// <returns>
    /// The exit code: 0 for success, 1 if downloads failed, 2 for a wrong command line, 3 for an assertion that does not hold, 130 and 141
    /// after an interruption.
    /// </returns>
    /// <exception cref="ArgumentException">A strategy's name cannot be used. See <see cref="StrategyCollection.Add"/>.</exception>
    public static Task<int> RunAsync(string[] args, Action<StrategyCollection> configure)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(configure);
        var strategies = new StrategyCollection();
        configure(strategies);
        return Task.Factory.StartNew(
            () => Run(args, strategies), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Runs a command line on the calling thread.</summary>
    /// <param name="args">The arguments of the program.</param>
    /// <param name="strategies">The strategies. Default: those of the library.</param>
    internal static int Run(string[] args, StrategyCollection? strategies = null)
    {
        StandardStreams.Complete();
        // A lesson's worker process is this program again.
        return (int)(ProcessWork.ServeIfWorker()
            ? ExitCode.Success
            : ExhaustedResources.Watch(() => StandardStreams.Watch(() => FlagsCommandLine.Run(args, strategies))));
    }
}
