using System.Globalization;
using System.Runtime.InteropServices;
using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Cli.Limits;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Cli.Servers;
using FlagsDownloader.Cli.Signals;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Comparison.Servers;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FlagsDownloader.Cli.Commands;

/// <summary>Runs `flags compare`: server, rounds, table, files, exit code.</summary>
internal sealed class CompareCommandRun(ComparisonOptions options)
{
    // It shows the difference between strategies, and lets the default comparison end within 15 s.
    private const string DefaultDelay = "0.1";

    private readonly TimeProvider _time = TimeProvider.System;

    public ExitCode Execute()
    {
        ThreadLimit.Check();
        using var interrupt = new Interrupt();
        FileSizeLimit.HandleSignal();
        try
        {
            var exitCode = options.Inputs.Count > 0 ? ShowSaved(interrupt.Token) : Measure(interrupt.Token);
            return interrupt.Token.IsCancellationRequested ? ExitCode.Interrupted : exitCode;
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("flags: interrupted before the first round");
            return ExitCode.Interrupted;
        }
    }

    private ExitCode Measure(CancellationToken interrupted)
    {
        var (programs, notes) = ContenderList.Create(options);
        Check(programs);
        using var folder = ComparisonFolder.Open(options.Output);
        var mark = Guid.NewGuid().ToString("N");
        using var cleanup = CleanupProcess.Start($"{ProcessMeter.MarkVariable}={mark}", folder.IsTemporary ? folder.Path : null);
        using var outputs = OpenOutputs(interrupted);
        var mode = ProgressOption.Decide(options.Progress, verbose: false, silent: options.Quiet);
        using var display = new RoundDisplay(Console.Error, mode, programs.Count, _time);
        using var embedded = StartServer(interrupted);
        var site = embedded?.Site ?? options.Site;
        using var server = TestServer.Open(site.BaseAddress, useProxy: !site.IsLoopback, interrupted);
        var reference = FetchReference(site, interrupted);
        var plan = new RoundPlan
        {
            Work = Describe(site, embedded is not null, server.Health),
            Workload = new Workload(site, options.Codes, options.Repeat),
            Programs = programs,
            Budget = new RoundBudget(options.Rounds),
            Seed = OrderSeed,
            Folder = folder.Path,
            Mark = mark,
            StartsNothingElse = true,
            Notes = reference.Unknown > 0
                ? [.. notes, $"{reference.Unknown} files could not be learnt from the server, so no copies of them could be checked: they count as errors."]
                : notes,
        };
        var outcome = new RoundRunner(plan, server, reference, _time, display).Run(interrupted);
        if (outcome is { Failure: null, Interrupted: false })
        {
            display.Complete();
        }

        display.Dispose();
        return new ComparisonOutput(options, outputs, _time) { Pictures = reference.Pictures }.Show(outcome);
    }

    private ExitCode ShowSaved(CancellationToken interrupted)
    {
        using var outputs = OpenOutputs(interrupted);
        // On another thread, because an interrupt does not end the wait for a pipe's writer.
        var saved = Task.Run(() => SavedComparison.Read(options.Inputs), interrupted).WaitAsync(interrupted).GetAwaiter().GetResult();
        Bind(saved.Results.Contenders);
        return new ComparisonOutput(options, outputs, _time) { Pictures = SavedPictures.Read(saved.Results) }.Show(saved);
    }

    // The JSON of the same runs may replace an input; a table may not.
    private OutputFiles OpenOutputs(CancellationToken interrupted) => OutputFiles.Open(
        options.Files.Requests,
        new OutputConflicts
        {
            StandardOutputIsDocument = options.Json,
            Inputs = [.. options.Inputs.Select(path => new OutputRequest("--input", path))],
            MayReplaceInput = CompareFiles.JsonOption,
        },
        _time,
        interrupted);

    // The order of the contenders follows the seed, where that is a number.
    private int OrderSeed => ulong.TryParse(options.FaultInjection.Seed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed.GetHashCode() : 0;

    private void Check(IReadOnlyList<ContenderProgram> programs)
    {
        foreach (var program in programs)
        {
            OpenFileLimit.Check(program.Contender.Bound, savesEach: program.Contender.Awaits is not true);
        }

        Bind([.. programs.Select(program => program.Contender)]);
    }

    // Before the rounds, so that an error does not lose the measurements.
    private void Bind(IReadOnlyList<Contender> contenders)
    {
        foreach (var assertion in options.Assertions)
        {
            if (assertion.Bind(contenders) is { } complaint)
            {
                throw new UserErrorException(complaint);
            }
        }
    }

    // Always a new server: requests of other processes to a server that already listens would change the figures.
    private EmbeddedServer? StartServer(CancellationToken cancellationToken)
    {
        if (!options.Site.IsServedHere)
        {
            return null;
        }

        var faultInjection = options.Site == FlagSite.Local && options.FaultInjection.Delay is null
            ? options.FaultInjection with { Delay = DefaultDelay }
            : options.FaultInjection;
        return EmbeddedServer.Start(options.Site, faultInjection, cancellationToken);
    }

    private ReferenceFiles FetchReference(FlagSite site, CancellationToken cancellationToken)
    {
        var clientOptions = new FlagClientOptions
        {
            AttemptTimeout = options.Timeout,
            Retries = options.Retries,
            MaxContentBytes = options.MaxContentBytes,
            UseProxy = !site.IsLoopback,
        };
        using var services = new ServiceCollection().AddFlagClient(clientOptions).Services.BuildServiceProvider();
        var reference = ReferenceFiles.FetchAsync(services.GetRequiredService<FlagClient>(), site, options.Codes, cancellationToken)
            .GetAwaiter().GetResult();
        return reference is { Pictures.Count: 0, Reason: { HttpStatus: null } reason }
            ? throw new UserErrorException($"the server at {site.BaseAddress.AbsoluteUri} does not serve flags: {reason.Message}", ExitCode.Failed)
            : reference;
    }

    private Work Describe(FlagSite site, bool isEmbedded, ServerHealth? health) => new()
    {
        Site = site.Label,
        Address = site.BaseAddress.AbsoluteUri,
        EmbeddedServer = isEmbedded,
        Codes = options.Codes.Count,
        Repeat = options.Repeat,
        Delay = health?.Delay,
        ErrorRate = health?.ErrorRate.ToString(CultureInfo.InvariantCulture),
        PadTo = health is { PadTo: > 0 } ? health.PadTo.ToString(CultureInfo.InvariantCulture) : null,
        Seed = health?.Seed.ToString(CultureInfo.InvariantCulture),
        Retries = options.Retries,
        TimeoutSeconds = options.Timeout.TotalSeconds,
        Machine = $"{RuntimeInformation.OSDescription.Trim()}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}",
    };
}
