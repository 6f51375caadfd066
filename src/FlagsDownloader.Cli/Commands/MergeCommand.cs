using System.CommandLine;
using System.Text.Json;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Merges;
using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Cli.Signals;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags merge FILE...`: checks that the runs of shards are the whole list, and adds them up.</summary>
internal sealed class MergeCommand : Command, IHasExamples
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        HelpName = "FILE...",
        Description = "The output of 'flags download --shard I/N --json' of every shard.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _failures = OptionValues.Text(FailuresFile.Option, null, "FILE", "Write a line of JSON for each file that was not downloaded, for 'flags download --retry-from'.");
    private readonly Option<bool> _json = new("--json") { Description = "The sums as one JSON document on stdout, instead of the report." };

    public MergeCommand()
        : base("merge", "Adds up the runs of the shards of a list, and says what is missing.")
    {
        Add(_files);
        Add(_failures);
        Add(_json);
        SetAction(parsed => (int)Run(ReadFiles(parsed), parsed.GetValue(_failures), parsed.GetValue(_json)));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("flags merge run-*.json", "The report of all shards; exit code 1 if one is missing or has errors."),
        new("flags merge run-*.json --failures failed.jsonl", "What all of them missed, for 'flags download --retry-from'."),
        new("flags merge --json run-1.json run-2.json", "The sums, for programs."),
    ];

    private string[] ReadFiles(ParseResult parsed)
    {
        var files = parsed.GetValue(_files) ?? [];
        // The parser treats an unknown option as another file.
        if (files.FirstOrDefault(file => file is ['-', _, ..]) is { } unknown)
        {
            throw new UserErrorException(UnknownName.Option(unknown, this));
        }

        return files.Length > 0 ? files : throw new UserErrorException("say which runs to add up, such as 'flags merge run-*.json'");
    }

    private static ExitCode Run(string[] files, string? failures, bool json)
    {
        using var interrupt = new Interrupt();
        var runs = MergedRuns.Create(ReadRuns(files));
        try
        {
            using var outputs = OutputFiles.Open(
                failures is { } path ? [new OutputRequest(FailuresFile.Option, path)] : [],
                new OutputConflicts
                {
                    StandardOutputIsDocument = json,
                    Inputs = [.. files.Where(file => file != InputFile.StandardInput).Select(file => new OutputRequest("'flags merge'", file))],
                },
                TimeProvider.System,
                interrupt.Token);
            Print(runs, json);
            var isTaken = outputs.Find(FailuresFile.Option)?.Write(stream => FailuresFile.Write(stream, runs.Failures)) ?? true;
            return !isTaken ? ExitCode.OutputClosed
                : runs.IsComplete ? ExitCode.Success
                : ExitCode.Failed;
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private static void Print(MergedRuns runs, bool json)
    {
        if (json)
        {
            var document = MergeDocument.From(runs, ProgramVersion.NameAndText);
            Console.Out.WriteLine(JsonSerializer.Serialize(document, MergeDocumentJson.Readable.MergeDocument));
        }
        else
        {
            MergeReport.Write(Console.Out, runs);
        }

        MergeReport.WriteErrors(Console.Error, runs);
    }

    // All files that are wrong are named, so that they can be put right together.
    private static List<ShardRun> ReadRuns(string[] files)
    {
        var (runs, errors) = (new List<ShardRun>(), new List<string>());
        foreach (var file in files)
        {
            try
            {
                runs.Add(InputFile.Read(file, "the output of 'flags download --shard I/N --json'", ShardRun.Read));
            }
            catch (UserErrorException error)
            {
                errors.Add(error.Message);
            }
        }

        return errors.Count == 0 ? runs : throw new UserErrorException(string.Join("\nflags: ", errors));
    }
}
