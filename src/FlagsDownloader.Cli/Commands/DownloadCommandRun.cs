using System.Diagnostics;
using System.Net;
using FlagsDownloader.Addresses;
using FlagsDownloader.Cli.Limits;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Cli.Servers;
using FlagsDownloader.Cli.Signals;
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
    // While the last downloads of a part end, slots are empty. With this many items for each slot that is a hundredth of the time or so.
    private const int MinItemsOfSlot = 100;

    // Their outcomes take some 10 MB.
    private const int MinPartSize = 10_000;

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
            using var results = new DownloadResults(options, connection, outputs.Find(FailuresFile.Option), _time, interrupt);
            var report = Download(connection, store, mode, results, interrupt.Token);
            results.Print(report);
            var isTaken = results.Complete();
            return interrupt.Token.IsCancellationRequested ? ExitCode.Interrupted
                : !isTaken ? ExitCode.OutputClosed
                : report.Tally.Errors > 0 || report.ListError is not null ? ExitCode.Failed
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
            using var results = new DownloadResults(options, connection: null, failuresFile: null, _time);
            results.Print(new DownloadReport(
                DownloadTally.Compute([]), [], options.Bound, _time.GetUtcNow(), _time.GetTimestamp(), TimeSpan.Zero, usage));
        }

        outputs.Find(FailuresFile.Option)?.Write(_ => { });
        return ExitCode.Success;
    }

    private FlagStore OpenStore()
    {
        try
        {
            // Before the folder is created: an error leaves everything as it is.
            ReadList(() => OutputFiles.Check(OutputRequests, Conflicts(options.Output)));
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

    private OutputRequest[] OutputRequests => options.Failures is { } path ? [new OutputRequest(FailuresFile.Option, path)] : [];

    // --failures may replace the file of --retry-from, which has been read.
    private OutputConflicts Conflicts(string? folder) => new()
    {
        StandardOutputIsDocument = options.Json,
        Inputs = options.Addresses?.Input is { } input and not InputFile.StandardInput ? [new OutputRequest("--input", input)] : [],
        Folder = folder,
        FileNames = options.Addresses?.Items.Select(item => item.FileName),
    };

    private OutputFiles OpenOutputs(string? folder, CancellationToken interrupted)
    {
        OutputFiles? opened = null;
        ReadList(() => opened = OutputFiles.Open(OutputRequests, Conflicts(folder), _time, interrupted));
        return opened!;
    }

    // Where an output is in the folder of the files, their names are read from the list once more.
    private void ReadList(Action read)
    {
        try
        {
            read();
        }
        catch (ListChangedException)
        {
            throw new UserErrorException($"'{options.Addresses?.Input}' changed while it was read: leave it unchanged, and run again");
        }
    }

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

    private DownloadReport Download(SiteConnection? connection, FlagStore store, ProgressMode mode, DownloadResults results, CancellationToken cancellationToken)
    {
        var items = options.Addresses?.Items ?? ItemsAt(connection!.Site);
        ProxyNotice.Write(Console.Error, options.Addresses?.Summary.Example ?? items.First().Address, Environment.GetEnvironmentVariable);
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
        var session = new DownloadSession(services.GetRequiredService<FlagClient>(), store, _time)
        {
            Update = options.Update,
            Sink = results,
            // Other items are in memory anyway.
            PartSize = options.Addresses?.Input is null ? int.MaxValue : Math.Max(MinPartSize, MinItemsOfSlot * bound),
        };
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
            InitialReport.WriteAddresses(Console.Out, addresses.Summary);
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
}
