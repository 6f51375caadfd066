using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Servers;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Comparison.Servers;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FlagsDownloader.Cli.Commands;

// A new comparison, of flags, of a list of addresses, or of a recording.
internal sealed partial class CompareCommandRun
{
    // It shows the difference between strategies, and lets the default comparison end within 15 s.
    private const string DefaultDelay = "0.1";

    // More at once teach no faster what the files are.
    private const int MaxReferenceBound = 64;

    private ExitCode Measure(CancellationToken interrupted)
    {
        var (programs, notes) = ContenderList.Create(options);
        Check(programs);
        var contenders = programs.Select(program => program.Contender).ToList();
        var budget = new RoundBudget(options.Rounds);
        var list = options.List is { } addresses ? new ListWorkload([.. addresses.Items]) : null;
        // A replay asks nobody but its own server.
        var forecast = replay is null && list is not null ? RequestForecast.Create(list, contenders, budget) : null;
        CheckAgreement(forecast);
        using var folder = ComparisonFolder.Open(options.Output);
        var mark = Guid.NewGuid().ToString("N");
        using var cleanup = CleanupProcess.Start($"{ProcessMeter.MarkVariable}={mark}", folder.IsTemporary ? folder.Path : null);
        using var outputs = OpenOutputs(interrupted);
        if (forecast is not null && !options.Quiet)
        {
            Console.Error.WriteLine($"This sends {RequestNotice.Describe(forecast)}.");
        }

        var expectations = Expectations.Ask(options, contenders, interrupted);
        var mode = ProgressOption.Decide(options.Progress, verbose: false, silent: options.Quiet);
        using var display = new RoundDisplay(Console.Error, mode, programs.Count, _time);
        using var started = StartServer(interrupted);
        var embedded = replay?.Server ?? started;
        var trust = embedded?.AuthorityFile is { } authorityFile ? CertificateOptions.ReadFile(authorityFile) : options.Trust;
        var workload = ((Workload?)list ?? new FlagWorkload(embedded?.Site ?? options.Site, options.Codes, options.Repeat)) with { AuthorityFile = trust.AuthorityFile, AcceptsAnyCertificate = trust.AcceptsAny };
        var client = ClientFor(workload, trust);
        using var server = OpenServer(workload, client, isEmbedded: embedded is not null, interrupted);
        using var services = new ServiceCollection().AddFlagClient(client).Services.BuildServiceProvider();
        var reference = FetchReference(
            new ReferenceDownload(services.GetRequiredService<FlagClient>(), Path.Combine(folder.Path, "reference"), ReferenceBound(contenders), _time)
            {
                KeepsContent = options.List is null,
            },
            workload,
            interrupted);
        FreeSpace.Check(folder.Path, reference.SizeOf(workload), (long)(budget.Asked ?? RoundBudget.MinRounds) * contenders.Count);
        var plan = new RoundPlan
        {
            Work = Describe(embedded, server.Health),
            Workload = workload,
            Programs = programs,
            Budget = budget,
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
        return new ComparisonOutput(options, outputs, _time) { Pictures = reference.Pictures, Expectations = expectations }.Show(outcome);
    }

    // The order of the contenders follows the seed, where that is a number.
    private int OrderSeed => ulong.TryParse(options.FaultInjection.Seed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed.GetHashCode() : 0;

    // Always a new server: requests of other processes to a server that already listens would change the figures.
    private EmbeddedServer? StartServer(CancellationToken cancellationToken)
    {
        if (options.List is not null || !options.Site.IsServedHere)
        {
            return null;
        }

        var faultInjection = options.Site == FlagSite.Local && options.FaultInjection.Delay is null
            ? options.FaultInjection with { Delay = DefaultDelay }
            : options.FaultInjection;
        return EmbeddedServer.Start(options.Site, faultInjection, cancellationToken);
    }

    // Before anything is touched, and before the first name is looked up.
    private void CheckAgreement(RequestForecast? forecast)
    {
        if (forecast is not null && !options.Agrees && options.AsksOthers)
        {
            throw new UserErrorException(RequestNotice.DescribeRefusal(forecast));
        }
    }

    // One host may be a flags-server, whose counts are used. Several have no common counts, unless they are the ports of a replay.
    private static TestServer OpenServer(Workload workload, FlagClientOptions client, bool isEmbedded, CancellationToken cancellationToken)
    {
        var ports = workload.Items.Select(item => item.Address).DistinctBy(address => address.Authority).ToList();
        if (ports.Count > 1 && !isEmbedded)
        {
            return TestServer.Unknown();
        }

        var server = TestServer.Open(ports, client, cancellationToken);
        if (isEmbedded && server.Health is null)
        {
            // Without its counts and resets, the runs would not have the same conditions.
            server.Dispose();
            throw new UserErrorException("the server that was started for the comparison does not answer: try again on a less busy machine", ExitCode.Failed);
        }

        return server;
    }

    private int ReferenceBound(IReadOnlyList<Contender> contenders) => Math.Min(
        options.MaxBound,
        options.AsksOthers
            ? Math.Min(MaxReferenceBound, contenders.Max(contender => contender.Bound))
            : MaxReferenceBound);

    private FlagClientOptions ClientFor(Workload workload, TrustOptions trust)
    {
        var isList = options.List is not null;
        return new FlagClientOptions
        {
            AttemptTimeout = options.Timeout,
            Retries = options.Retries,
            MaxContentBytes = options.MaxContentBytes ?? (isList ? FlagClientDefaults.MaxContentBytesUpperLimit : FlagClientDefaults.MaxContentBytes),
            LimitsIdleTimeOnly = isList,
            UseProxy = !workload.IsLoopback,
            TrustedAuthorities = trust.Authorities,
            AcceptsAnyCertificate = trust.AcceptsAny,
            // A server may speak HTTP/2 only.
            HttpVersion = options.HttpVersions is [Contender.Http2] ? HttpVersion.Version20 : HttpVersion.Version11,
            MaxRequestsPerHost = options.Limits.MaxPerHost,
            RequestRate = options.Limits.Rate,
        };
    }

    private ReferenceFiles FetchReference(ReferenceDownload download, Workload workload, CancellationToken cancellationToken)
    {
        var reference = ReferenceFiles.Fetch(download, workload, cancellationToken);
        if (reference is not { Known: 0, Reason: { HttpStatus: null } reason })
        {
            return reference;
        }

        var origin = workload.Items[0].Address.GetLeftPart(UriPartial.Authority);
        throw new UserErrorException(
            workload is FlagWorkload flags
                ? $"the server at {flags.Site.BaseAddress.AbsoluteUri} does not serve flags: {reason.Message}"
                : replay is not null ? $"no address of '{replay.Recording.Name}' can be downloaded from its replay: {reason.Message}"
                : $"no address of the list can be downloaded, the first is at {origin}: {reason.Message}",
            ExitCode.Failed);
    }

    private Work Describe(EmbeddedServer? embedded, ServerHealth? health)
    {
        var site = embedded?.Site ?? options.Site;
        var work = new Work
        {
            Site = site.Label,
            Address = site.BaseAddress.AbsoluteUri,
            EmbeddedServer = embedded is not null,
            Codes = options.Codes.Count,
            Repeat = options.Repeat,
            Delay = health?.Delay,
            ErrorRate = health?.ErrorRate.ToString(CultureInfo.InvariantCulture),
            Faults = embedded is not null && options.FaultInjection.Faults is { Count: > 0 } faults ? string.Join(' ', faults) : null,
            PadTo = health is { PadTo: > 0 } ? health.PadTo.ToString(CultureInfo.InvariantCulture) : null,
            Seed = health?.Seed.ToString(CultureInfo.InvariantCulture),
            Retries = options.Retries,
            TimeoutSeconds = options.Timeout.TotalSeconds,
            Machine = $"{RuntimeInformation.OSDescription.Trim()}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}",
        };
        if (options.List is not { } addresses)
        {
            return work;
        }

        var list = work.WithList([.. addresses.Items.Select(item => (item.Label, item.Address))]);
        return replay is { Recording: var recording } ? list.AsReplay(recording.Name, recording.Sha256, recording.Hosts) : list;
    }
}
