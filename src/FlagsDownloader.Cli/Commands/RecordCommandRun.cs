using System.Text.Json;
using FlagsDownloader.Cli.Limits;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Cli.Recordings;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Cli.Signals;
using FlagsDownloader.Http;
using FlagsDownloader.Printing;
using Microsoft.Extensions.DependencyInjection;

namespace FlagsDownloader.Cli.Commands;

/// <summary>Runs `flags record`: confirmation, requests, report, file, exit code.</summary>
internal sealed class RecordCommandRun(RecordOptions options)
{
    /// <summary>The option that names the file.</summary>
    public const string OutputOption = "--output";

    private readonly TimeProvider _time = TimeProvider.System;
    private readonly IReadOnlyList<RequestSchedule> _schedules = RequestSchedule.Create(options.Items, options.Samples);

    public ExitCode Execute()
    {
        OpenFileLimit.Check(options.Bound, savesEach: false);
        ThreadLimit.Check();
        Confirm();
        using var interrupt = new Interrupt();
        FileSizeLimit.HandleSignal();
        try
        {
            using var outputs = OpenOutput(interrupt.Token);
            var startedAt = _time.GetUtcNow();
            var start = _time.GetTimestamp();
            var recorder = Record(interrupt.Token);
            var elapsed = _time.GetElapsedTime(start);
            var addresses = RecordingBuilder.Build(
                options.Items.Select(item => (item.Address, recorder.SamplesOf(item.Address))), new AddressNames(options.HidesAddresses));
            CheckAnyAnswer(recorder);
            if (!options.Quiet)
            {
                RecordingReport.Write(Console.Out, options, _schedules.Count, recorder, elapsed);
            }

            RecordingReport.WriteWarnings(Console.Error, options, recorder);
            var document = Describe(startedAt, addresses);
            var isTaken = outputs.Find(OutputOption)!.Write(stream => Write(stream, document));
            return isTaken ? ExitCode.Success : ExitCode.OutputClosed;
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("flags: interrupted: no recording is written, because its shares would be those of a part");
            return ExitCode.Interrupted;
        }
    }

    private void Confirm()
    {
        (string Host, long Count)[] hosts = [.. _schedules.OrderByDescending(schedule => schedule.Count).Select(schedule => (schedule.Host, (long)schedule.Count))];
        var plan = $"{Plural.Format((int)hosts.Sum(host => host.Count), "request")}: {RequestsByHost.Describe(hosts)}";
        if (!options.IsConfirmed && _schedules.Any(schedule => !schedule.IsLoopback))
        {
            throw new UserErrorException($"this sends {plan}: add --yes if you may, and --rate or --samples for fewer");
        }

        if (!options.Quiet)
        {
            Console.Error.WriteLine(PrintableText.Line($"flags: sending {plan}"));
        }
    }

    private OutputFiles OpenOutput(CancellationToken interrupted) => OutputFiles.Open(
        [new OutputRequest(OutputOption, options.Output)],
        new OutputConflicts { Inputs = options.Input is { } input and not InputFile.StandardInput ? [new OutputRequest("--input", input)] : [] },
        _time,
        interrupted);

    private Recorder Record(CancellationToken cancellationToken)
    {
        ProxyNotice.Write(
            Console.Error, (options.Items.FirstOrDefault(item => !item.Address.IsLoopback) ?? options.Items[0]).Address, Environment.GetEnvironmentVariable);
        var clientOptions = new FlagClientOptions
        {
            AttemptTimeout = options.Timeout,
            Retries = 0,
            MaxContentBytes = FlagClientDefaults.MaxContentBytesUpperLimit,
            LimitsIdleTimeOnly = true,
            UserAgent = options.UserAgent,
            TrustedAuthorities = options.Trust.Authorities,
            AcceptsAnyCertificate = options.Trust.AcceptsAny,
            RequestRate = options.RequestRate,
            HttpVersion = options.HttpVersion,
        };
        using var services = new ServiceCollection().AddFlagClient(clientOptions).Services.BuildServiceProvider();
        var recorder = new Recorder(services.GetRequiredService<FlagClient>(), options.Bound, options.MaxPerHost);
        using var progress = options.Quiet ? null : new ProgressLines(Console.Error, (int)Math.Min(options.RequestCount, int.MaxValue), "request", _time);
        recorder.RecordAsync(_schedules, () => progress?.Count(), cancellationToken).GetAwaiter().GetResult();
        return recorder;
    }

    // A server that nobody could connect to has shown nothing of itself.
    private static void CheckAnyAnswer(Recorder recorder)
    {
        if (recorder.All.All(sample => OutcomeKind.Of(sample) == OutcomeKind.Unreachable))
        {
            throw new UserErrorException(
                $"no recording is written, because no server was reached: {(recorder.All.Count > 0 ? recorder.All[0].Error?.Message : null) ?? "nothing was sent"}",
                ExitCode.Failed);
        }
    }

    private RecordingDocument Describe(DateTimeOffset startedAt, IReadOnlyList<RecordedAddress> addresses) => new(
        RecordingDocument.CurrentSchemaVersion,
        ProgramVersion.NameAndText,
        startedAt,
        options.Samples,
        options.Bound,
        options.MaxPerHost,
        options.RequestRate,
        options.Timeout.TotalSeconds,
        options.HttpVersion.Major == 2 ? "2" : "1.1",
        options.HidesAddresses,
        addresses);

    private static void Write(Stream stream, RecordingDocument document)
    {
        JsonSerializer.Serialize(stream, document, RecordingJson.Readable.RecordingDocument);
        stream.Write("\n"u8);
    }
}
