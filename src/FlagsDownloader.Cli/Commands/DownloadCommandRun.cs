using System.Diagnostics;
using System.Net;
using System.Text.Json;
using FlagsDownloader.Cli.Limits;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Cli.Servers;
using FlagsDownloader.Cli.Signals;
using FlagsDownloader.Documents;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Formats;
using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FlagsDownloader.Cli.Commands;

/// <summary>Runs `flags download`: server, client, strategy, report, exit code.</summary>
internal sealed class DownloadCommandRun(DownloadOptions options)
{
    private readonly TimeProvider _time = TimeProvider.System;

    public ExitCode Execute()
    {
        OpenFileLimit.Check(options.Bound, savesEach: !options.Strategy.Awaits);
        ThreadLimit.Check();
        using var interrupt = new Interrupt();
        FileSizeLimit.HandleSignal();
        if (options.Shard is { ItemCount: 0 } empty)
        {
            return ReportEmptyShard(empty, interrupt.Token);
        }

        if (options.Retry is { IsEmpty: true })
        {
            return ReportNothingToRetry(interrupt.Token);
        }

        var store = OpenStore();
        var mode = ProgressOption.Decide(options.Progress, options.Verbose, silent: options.Quiet || options.Json);
        try
        {
            using var outputs = OpenOutputs(store.Folder, interrupt.Token);
            // The user's own addresses have no site.
            using var connection = options.Addresses is not null
                ? null
                : SiteConnection.Open(options.Site, options.FaultInjection, showProgress: mode == ProgressMode.Bar, interrupt.Token);
            var report = Download(connection, store, mode, interrupt.Token);
            Print(report, connection);
            var isTaken = outputs.Find(FailuresFile.Option)?.Write(stream => WriteFailures(stream, report, connection)) ?? true;
            return interrupt.Token.IsCancellationRequested ? ExitCode.Interrupted
                : !isTaken ? ExitCode.OutputClosed
                : report.Tally.Errors > 0 ? ExitCode.Failed
                : ExitCode.Success;
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("flags: interrupted before the first download");
            return ExitCode.Interrupted;
        }
    }

    private ExitCode ReportNothingToRetry(CancellationToken interrupted)
    {
        using var outputs = OpenOutputs(folder: null, interrupted);
        (options.Json ? Console.Error : Console.Out).WriteLine("Nothing to retry: the file lists no failures.");
        // An old list of failures is no longer true.
        outputs.Find(FailuresFile.Option)?.Write(_ => { });
        return ExitCode.Success;
    }

    // Its document says that this shard is done, for `flags merge`.
    private ExitCode ReportEmptyShard(ShardSelection shard, CancellationToken interrupted)
    {
        using var outputs = OpenOutputs(folder: null, interrupted);
        (options.Json ? Console.Error : Console.Out).WriteLine(
            $"Nothing to download: shard {shard.Shard} has none of the {Plural.Format(shard.ListSize, "item")}.");
        if (options.Json)
        {
            using var process = Process.GetCurrentProcess();
            var usage = new ResourceUsage(process.Threads.Count, process.PeakWorkingSet64, TimeSpan.Zero);
            WriteDocument(
                new DownloadReport([], [], options.Bound, _time.GetUtcNow(), _time.GetTimestamp(), TimeSpan.Zero, usage), connection: null);
        }

        outputs.Find(FailuresFile.Option)?.Write(_ => { });
        return ExitCode.Success;
    }

    private FlagStore OpenStore()
    {
        try
        {
            var store = new FlagStore(options.Output) { ContinuesParts = options.Continue };
            store.ProbeWritable();
            store.RemoveLeftovers();
            return store;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserErrorException(
                $"cannot write into '{options.Output}': choose another folder with -o ({exception.Message.TrimEnd('.')})");
        }
    }

    // --failures may replace the file of --retry-from, which has been read.
    private OutputFiles OpenOutputs(string? folder, CancellationToken interrupted) => OutputFiles.Open(
        options.Failures is { } path ? [new OutputRequest(FailuresFile.Option, path)] : [],
        new OutputConflicts
        {
            StandardOutputIsDocument = options.Json,
            Inputs = options.Addresses?.Input is { } input and not InputFile.StandardInput ? [new OutputRequest("--input", input)] : [],
            Folder = folder,
            FileNames = options.Addresses?.Items.Select(item => item.FileName),
        },
        _time,
        interrupted);

    private IReadOnlyList<DownloadItem> ItemsAt(FlagSite site)
    {
        var items = options.Retry?.ItemsAt(site, options.WithNames)
            ?? FlagItems.Create(site, options.Codes, options.WithNames, options.Repeat, knownAs: options.Site);
        items = options.Shard?.Shard.Pick(items) ?? items;
        return options is { Expect: null, Headers: [] }
            ? items
            : [.. items.Select(item => item with
            {
                Check = options.Expect is { } expect ? ContentFormats.CheckOf(expect) : item.Check,
                Headers = options.Headers,
            })];
    }

    private DownloadReport Download(SiteConnection? connection, FlagStore store, ProgressMode mode, CancellationToken cancellationToken)
    {
        var items = options.Addresses?.Items ?? ItemsAt(connection!.Site);
        ProxyNotice.Write(
            Console.Error, (items.FirstOrDefault(item => !item.Address.IsLoopback) ?? items[0]).Address, Environment.GetEnvironmentVariable);
        var bound = options.Bound;
        if (!options.Strategy.Awaits && bound > 1 && ThreadLimit.Check(bound) is var workers && workers < bound)
        {
            Console.Error.WriteLine($"flags: {Plural.Format(workers, "thread")} instead of {bound}: the system gives no more (ulimit -u, ulimit -v, or the container's)");
            bound = workers;
        }

        if (!options.Json)
        {
            WriteInitialReport(connection, bound);
        }

        var clientOptions = new FlagClientOptions
        {
            AttemptTimeout = options.Timeout,
            Retries = options.Retries,
            MaxContentBytes = options.MaxContentBytes,
            LimitsIdleTimeOnly = options.Addresses is not null,
            UserAgent = options.UserAgent,
            TrustedAuthorities = options.Trust.Authorities,
            AcceptsAnyCertificate = options.Trust.AcceptsAny,
            MaxRequestsPerHost = options.MaxPerHost,
            RequestRate = options.RequestRate,
            HttpVersion = options.HttpVersion,
        };
        using var services = new ServiceCollection().AddFlagClient(clientOptions).Services.BuildServiceProvider();
        var session = new DownloadSession(services.GetRequiredService<FlagClient>(), store, _time) { Update = options.Update };
        return ProgressDisplay.Show(
            mode,
            items.Count,
            options.Noun,
            _time,
            observer => session.DownloadMany(
                options.Strategy, items, bound, options.Save, observer, cancellationToken));
    }

    private void WriteInitialReport(SiteConnection? connection, int bound)
    {
        if (options.Addresses is { } addresses)
        {
            InitialReport.WriteAddresses(Console.Out, addresses.Items);
        }
        else
        {
            InitialReport.WriteSite(Console.Out, connection!.Site, connection.IsEmbedded, options.Codes, options.Repeat);
        }

        if (options.Shard is { } shard)
        {
            InitialReport.WriteShard(Console.Out, shard);
        }

        InitialReport.WriteConnections(Console.Out, bound, options.Trust.AcceptsAny, options.HttpVersion == HttpVersion.Version20);
    }

    private void WriteFailures(Stream stream, DownloadReport report, SiteConnection? connection) =>
        FailuresFile.Write(stream, Failures(report, connection));

    private IEnumerable<FailureDocument> Failures(DownloadReport report, SiteConnection? connection) => options.Addresses is { } addresses
        ? FailureDocument.FromAddresses(report, addresses.Expect)
        : FailureDocument.FromFlags(report, connection?.Site.Label ?? options.Site.Label);

    private void WriteDocument(DownloadReport report, SiteConnection? connection)
    {
        var site = options.Addresses is not null ? null : connection?.Site ?? options.Site;
        var document = new RunDocumentBuilder(report, _time).Build(
            $"flags {ProgramVersion.Text}", options.Strategy, RunOptions.Describe(options, site, connection?.IsEmbedded ?? false)) with
        {
            Shard = options.Shard?.Describe([.. Failures(report, connection)]),
        };
        Console.Out.WriteLine(JsonSerializer.Serialize(document, RunDocumentJson.Readable.RunDocument));
    }

    private void Print(DownloadReport report, SiteConnection? connection)
    {
        if (options.Json)
        {
            WriteDocument(report, connection);
        }
        else
        {
            FinalReport.Write(Console.Out, report, options.Noun);
        }

        FinalReport.WriteErrors(Console.Error, report, options.Noun);
    }
}
