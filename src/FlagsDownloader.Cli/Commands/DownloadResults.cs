using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Cli.Servers;
using FlagsDownloader.Cli.Signals;
using FlagsDownloader.Documents;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Commands;

/// <summary>
/// Passes outcomes on when they are final: to the document (--json), to the list of failures, and to the summary of errors. It keeps none,
/// except the failures of a shard for the end of its document.
/// </summary>
/// <param name="options">The options of the run.</param>
/// <param name="connection">The site of the flags; null for the user's own addresses, and where nothing is downloaded.</param>
/// <param name="failuresFile">The file of --failures; null for none.</param>
/// <param name="time">The clock of the run.</param>
/// <param name="interrupt">Is told that the run goes on, whenever outcomes were passed on. Default: null, nobody is.</param>
internal sealed class DownloadResults(
    DownloadOptions options, SiteConnection? connection, OutputFile? failuresFile, TimeProvider time, Interrupt? interrupt = null)
    : IOutcomeSink, IDisposable
{
    private readonly RunDocumentWriter _document = new(Console.Out);
    private readonly List<FailureDocument> _failuresOfShard = [];
    private readonly List<FailureDocument> _failuresOfFlags = [];
    private OutcomeDocumentBuilder? _outcomes;
    private RunDocument? _beginning;

    /// <summary>The errors so far.</summary>
    public ErrorSummary Errors { get; } = new();

    /// <summary>Whether there is a list of failures: in a file, or in the document of a shard.</summary>
    public bool NeedsUnreached => failuresFile is not null || options is { Json: true, Shard: not null };

    /// <inheritdoc/>
    public void Begin(DateTimeOffset startedAt, long startTimestamp)
    {
        _outcomes = new OutcomeDocumentBuilder(startTimestamp, time);
        _beginning = Describe(new DownloadReport(
            DownloadTally.Compute([]), [], options.Bound, startedAt, startTimestamp, TimeSpan.Zero, new ResourceUsage(0, 0, TimeSpan.Zero)));
    }

    /// <inheritdoc/>
    public void Take(IReadOnlyList<DownloadOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            Errors.Add(outcome);
            if (options.Json && outcome.Status != DownloadStatus.Cancelled)
            {
                _document.Write(_beginning!, _outcomes!.Build(outcome));
            }
        }

        var failures = Failures(outcomes);
        if (options.Addresses is null)
        {
            _failuresOfFlags.AddRange(failures);
        }
        else if (failures.Any())
        {
            failuresFile?.Append(stream => FailuresFile.Write(stream, failures));
        }

        if (options is { Json: true, Shard: not null })
        {
            _failuresOfShard.AddRange(failures);
        }

        interrupt?.Extend();
    }

    /// <summary>Prints the report, or the end of the document, and the errors.</summary>
    public void Print(DownloadReport report)
    {
        if (options.Json)
        {
            _document.End(Describe(report));
        }
        else
        {
            FinalReport.Write(Console.Out, report, options.Noun);
        }

        FinalReport.WriteErrors(Console.Error, report, Errors, options.Noun);
    }

    /// <summary>Ends the list of failures.</summary>
    /// <returns>False if its reader has closed it.</returns>
    /// <exception cref="UserErrorException">It cannot be written.</exception>
    public bool Complete()
    {
        // There are few flags, and where both go to the standard output, the report comes first.
        if (_failuresOfFlags.Count > 0)
        {
            failuresFile?.Append(stream => FailuresFile.Write(stream, _failuresOfFlags));
        }

        return failuresFile?.Complete() ?? true;
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    private IEnumerable<FailureDocument> Failures(IReadOnlyList<DownloadOutcome> outcomes) => options.Addresses is { } addresses
        ? FailureDocument.FromAddresses(outcomes, addresses.Expect)
        : FailureDocument.FromFlags(outcomes, connection?.Site.Label ?? options.Site.Label);

    private RunDocument Describe(DownloadReport report)
    {
        var site = options.Addresses is not null ? null : connection?.Site ?? options.Site;
        return new RunDocumentBuilder(report, time).Build(
            ProgramVersion.NameAndText, options.Strategy, RunOptions.Describe(options, site, connection?.IsEmbedded ?? false)) with
        {
            Shard = options.Shard?.Describe(_failuresOfShard),
        };
    }
}
