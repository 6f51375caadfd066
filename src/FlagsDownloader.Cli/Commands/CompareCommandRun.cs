using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Cli.Limits;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Cli.Recordings;
using FlagsDownloader.Cli.Signals;
using FlagsDownloader.Comparison.Documents;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Formats;

namespace FlagsDownloader.Cli.Commands;

/// <summary>Runs `flags compare`: server, rounds, table, files, exit code.</summary>
/// <param name="options">The options. Those of a replay have its list.</param>
/// <param name="replay">The server that replays a recording; null without one.</param>
internal sealed partial class CompareCommandRun(ComparisonOptions options, ReplayServer? replay = null)
{
    private readonly TimeProvider _time = TimeProvider.System;

    public ExitCode Execute()
    {
        ThreadLimit.Check();
        using var interrupt = new Interrupt();
        FileSizeLimit.HandleSignal();
        try
        {
            var exitCode = Execute(interrupt.Token);
            return interrupt.Token.IsCancellationRequested ? ExitCode.Interrupted : exitCode;
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("flags: interrupted before the first round");
            return ExitCode.Interrupted;
        }
    }

    private ExitCode Execute(CancellationToken interrupted)
    {
        if (options.Replay is { } recording)
        {
            // Before anything else, because it finds out whether the file is a recording.
            using var server = ReplayServer.Start(recording, options.FaultInjection, interrupted);
            return new CompareCommandRun(options.WithList(server.List), server).Measure(interrupted);
        }

        if (options.Inputs.Count == 0)
        {
            return options is { Expect: ContentFormat.Any, Headers: [] }
                ? Measure(interrupted)
                : throw new UserErrorException("--expect and --header are for a list of addresses: add --input FILE, or leave them out");
        }

        // On another thread, because an interrupt does not end the wait for a pipe's writer.
        var files = Task.Run(() => ComparisonInputs.Read(options.Inputs), interrupted).WaitAsync(interrupted).GetAwaiter().GetResult();
        if (options.Diff)
        {
            return ShowDifference(files, interrupted);
        }

        return !ComparisonInputs.AreSaved(files) ? new CompareCommandRun(options.WithList(ComparisonInputs.ReadList(files, options))).Measure(interrupted)
            : options.IsAboutRuns ? throw new UserErrorException("--input shows saved runs: leave out the options for new ones")
            : ShowSaved(files, interrupted);
    }

    private ExitCode ShowSaved(IReadOnlyList<InputContent> files, CancellationToken interrupted)
    {
        using var outputs = OpenOutputs(interrupted);
        var saved = SavedComparison.Read(files);
        Bind(saved.Results.Contenders);
        var expectations = Expectations.Ask(options, saved.Results.Contenders, interrupted);
        return new ComparisonOutput(options, outputs, _time) { Pictures = SavedPictures.Read(saved.Results), Expectations = expectations }.Show(saved);
    }

    private ExitCode ShowDifference(IReadOnlyList<InputContent> files, CancellationToken interrupted)
    {
        if (options.IsAboutRuns || !ComparisonInputs.AreSaved(files))
        {
            throw new UserErrorException(options.IsAboutRuns
                ? "--diff compares saved comparisons: leave out the options for new runs"
                : $"'{files[0].Path}' is a list of addresses: give --diff two files of --export-json");
        }

        using var outputs = OpenOutputs(interrupted);
        var (before, after) = SavedComparison.ReadPair(files[0], files[1]);
        foreach (var assertion in options.Assertions)
        {
            if (assertion.Bind(before, after) is { } complaint)
            {
                throw new UserErrorException(complaint);
            }
        }

        return new ChangeOutput(options, outputs, _time).Show(before, after);
    }

    // The JSON of the same runs may replace an input; a table may not.
    private OutputFiles OpenOutputs(CancellationToken interrupted) => OutputFiles.Open(
        options.Files.Requests,
        new OutputConflicts
        {
            StandardOutputIsDocument = options.Json,
            Inputs =
            [
                .. options.Inputs.Where(path => path != InputFile.StandardInput).Select(path => new OutputRequest("--input", path)),
                .. options.Replay is { } recording ? [new OutputRequest("--replay", recording)] : Array.Empty<OutputRequest>(),
            ],
            MayReplaceInput = options is { List: null, Diff: false } ? CompareFiles.JsonOption : null,
        },
        _time,
        interrupted);

    private void Check(IReadOnlyList<ContenderProgram> programs)
    {
        CheckPeersTakeOptions();
        foreach (var program in programs)
        {
            OpenFileLimit.Check(program.Contender.Bound, savesEach: program.Contender.Awaits is not true);
        }

        Bind([.. programs.Select(program => program.Contender)]);
    }

    // Only curl reads headers from a file that other users cannot see, and can be kept from sending them elsewhere.
    private void CheckPeersTakeOptions()
    {
        var hasHeaders = options.List?.Items.Any(item => item.Headers.Count > 0) ?? false;
        if (hasHeaders
            && options.Peers.FirstOrDefault(peer => !peer.Command.Contains("{curl}", StringComparison.Ordinal)) is { } other)
        {
            throw new UserErrorException(
                $"the peer '{other.Name}' cannot be given headers: leave them out, or use curl, or a command with {{curl}} in it");
        }
    }

    // Before the rounds, so that an error does not lose the measurements.
    private void Bind(IReadOnlyList<Contender> contenders)
    {
        if (options.Predict && contenders.Count < 2)
        {
            throw new UserErrorException("--predict asks for the fastest of several: compare two strategies, or leave --predict out");
        }

        foreach (var assertion in options.Assertions)
        {
            if (assertion.Bind(contenders) is { } complaint)
            {
                throw new UserErrorException(complaint);
            }
        }
    }
}
