using System.Text.Json;
using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Cli.Servers;
using FlagsDownloader.Documents;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FlagsDownloader.Cli.Commands;

/// <summary>One `flags download`: server, client, run, report, exit code.</summary>
internal sealed class DownloadCommandRun(DownloadOptions options)
{
    private readonly TimeProvider _time = TimeProvider.System;

    public ExitCode Execute()
    {
        if (options.Retry is { IsEmpty: true })
        {
            (options.Json ? Console.Error : Console.Out).WriteLine("Nothing to retry: the file lists no failures.");
            return ExitCode.Success;
        }

        using var interrupt = new Interrupt();
        using var fileSize = FileSizeLimit.Survive();
        OpenFileLimit.Check(options.Bound, savesEach: !options.Strategy.Awaits);
        var store = OpenStore();
        var failures = options.Failures is { } file ? new FailuresFile(file) : null;
        failures?.ProbeWritable();
        var mode = ProgressOption.Decide(options.Progress, options.Verbose, silent: options.Quiet || options.Json);
        try
        {
            using var connection = SiteConnection.Open(
                options.Site, options.Weather, showProgress: mode == ProgressMode.Bar, interrupt.Token);
            var report = Download(connection, store, mode, interrupt.Token);
            Print(report, connection);
            failures?.Write(report, connection.Site.Label);
            return interrupt.Token.IsCancellationRequested ? ExitCode.Interrupted
                : report.Tally.Errors > 0 ? ExitCode.Failed
                : ExitCode.Success;
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("flags: interrupted before the first download");
            return ExitCode.Interrupted;
        }
    }

    private FlagStore OpenStore()
    {
        try
        {
            var store = new FlagStore(options.Output);
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

    private DownloadReport Download(SiteConnection connection, FlagStore store, ProgressMode mode, CancellationToken cancellation)
    {
        var site = connection.Site;
        var items = options.Retry?.ItemsAt(site, options.WithNames)
            ?? FlagItems.Of(site, options.Codes, options.WithNames, options.Repeat, knownAs: options.Site);
        if (!options.Json)
        {
            InitialReport.Write(
                Console.Out, site, connection.IsEmbedded, options.Codes, options.Repeat, options.Bound);
        }

        var clientOptions = new FlagClientOptions
        {
            AttemptTimeout = options.Timeout,
            Retries = options.Retries,
            MaxContentBytes = options.MaxContentBytes,
            UseProxy = !site.IsLoopback,
        };
        using var services = new ServiceCollection().AddFlagClient(clientOptions).BuildServiceProvider();
        var session = new DownloadSession(services.GetRequiredService<FlagClient>(), store, _time) { Update = options.Update };
        return ProgressDisplay.Show(
            mode,
            items.Count,
            _time,
            observer => session.DownloadMany(
                options.Strategy, items, options.RequestedBound, options.Save, observer, cancellation));
    }

    private void Print(DownloadReport report, SiteConnection connection)
    {
        if (options.Json)
        {
            var document = new RunDocumentBuilder(report, _time).Build(
                $"flags {ProgramVersion.Text}",
                options.Strategy,
                RunOptions.Describe(options, connection.Site, connection.IsEmbedded));
            Console.Out.WriteLine(JsonSerializer.Serialize(document, RunDocumentJson.Readable.RunDocument));
        }
        else
        {
            FinalReport.Write(Console.Out, report);
        }

        FinalReport.WriteErrors(Console.Error, report);
    }
}
