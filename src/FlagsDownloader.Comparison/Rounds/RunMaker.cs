using System.Diagnostics;
using System.Text.Json;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Servers;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Runs one contender at a time, and turns the results into figures.</summary>
/// <param name="plan">The plan.</param>
/// <param name="server">The server.</param>
/// <param name="reference">The files of the server.</param>
/// <param name="time">The clock.</param>
internal sealed class RunMaker(RoundPlan plan, TestServer server, ReferenceFiles reference, TimeProvider time)
{
    // A run that takes this many times as long as the longest one before it hangs.
    private const int HangFactor = 20;
    private static readonly TimeSpan MinLimit = TimeSpan.FromMinutes(5);

    private readonly ProcessMeter _meter = new(time) { Mark = plan.Mark, StartsNothingElse = plan.StartsNothingElse };
    private readonly Dictionary<(int Contender, int Round), (byte[]? Document, IReadOnlyList<ServedRequest>? Served)> _details = [];
    private readonly Dictionary<(int Contender, int Round), RunFolder> _folders = [];
    private TimeSpan _longest;

    /// <summary>Runs a contender once.</summary>
    /// <param name="index">The contender's place.</param>
    /// <param name="round">The round; 0 for the warm-up.</param>
    /// <param name="position">The place in the round's order, from 1.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The run, or one line that says why there is none.</returns>
    public (MeasuredRun? Run, string? Failure) Make(int index, int round, int position, CancellationToken cancellationToken)
    {
        var program = plan.Programs[index];
        var contender = program.Contender;
        var workload = round == 0 ? plan.Workload.WarmUp(contender.Bound) : plan.Workload;
        var folder = RunFolder.Create(plan.Folder, round, contender);
        var start = program.Prepare(folder, workload);
        server.Reset(time, cancellationToken);

        var limit = _longest * HangFactor is var patience && patience > MinLimit ? patience : MinLimit;
        var process = Run(start, contender, folder, limit, cancellationToken);
        _longest = process.Elapsed > _longest ? process.Elapsed : _longest;
        if (process.TimedOut)
        {
            return (null, $"{contender.Title} was ended after {process.Elapsed.TotalSeconds:0} s: it hangs, or the work takes too long");
        }

        var run = contender.IsPeer ? FromPeer(process, workload) : FromStrategy(process);
        if (run is null)
        {
            return (null, $"{contender.Title} ended with exit code {process.ExitCode}{(process.Complaint.Length > 0 ? $": {process.Complaint}" : "")}");
        }

        var counts = server.ReadCounts(cancellationToken);
        var served = server.ReadRequests(process.StartedAt, cancellationToken);
        _details[(index, round)] = (contender.IsPeer ? null : process.Output, served);
        _folders[(index, round)] = folder;
        return (Checked(run, contender, folder, workload, process.Output, cancellationToken) with
        {
            Contender = index,
            Round = round,
            Position = position,
            Requests = counts?.Requests,
            PeakInFlight = counts?.PeakInFlight,
            Connections = counts?.ConnectionsOpened,
            IdealSeconds = run.IdealSeconds ?? (served is null ? null : IdealSchedule.Compute(served, contender.Bound)),
        }, null);
    }

    /// <summary>Adds the details to one run of each contender: to the one whose time is nearest the median.</summary>
    public RoundResults WithDetails(RoundResults results)
    {
        var shown = results.Runs
            .GroupBy(run => run.Contender)
            .Select(RepresentativeRuns.Choose).OfType<MeasuredRun>()
            .ToHashSet();
        return results with { Runs = [.. results.Runs.Select(run => shown.Contains(run) ? WithDetails(run) : run)] };
    }

    private MeasuredRun WithDetails(MeasuredRun run) =>
        _details.TryGetValue((run.Contender, run.Round), out var details)
            ? run with
            {
                Document = details.Document is null ? null : JsonSerializer.Deserialize(details.Document, RunDocumentJson.Readable.RunDocument),
                Served = details.Served,
            }
            : run;

    /// <summary>
    /// Checks the files of all runs again, if some were found to change after the first runs were checked.
    /// </summary>
    /// <param name="runs">The runs.</param>
    public IEnumerable<MeasuredRun> Recheck(IReadOnlyList<MeasuredRun> runs) => reference.Changing == 0
        ? runs
        : runs.Select(run => Checked(run, _folders[(run.Contender, run.Round)], plan.Workload, CancellationToken.None));

    private ProcessMeasurement Run(
        ProcessStartInfo start, Contender contender, RunFolder folder, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return _meter.Run(start, samples: contender.IsPeer, limit, cancellationToken);
        }
        finally
        {
            if (plan.Workload.HasHeaders)
            {
                folder.RemoveLists();
            }
        }
    }

    // A content that is not the expected one may be a page that changes. A strategy says which file is which.
    private MeasuredRun Checked(
        MeasuredRun run, Contender contender, RunFolder folder, Workload workload, byte[] output, CancellationToken cancellationToken)
    {
        var before = Checked(run, folder, workload, cancellationToken);
        return before.WrongFiles > 0 && workload.MayChange && !contender.IsPeer && reference.AskAgain(SavedFiles(output, folder), cancellationToken)
            ? Checked(run, folder, workload, cancellationToken)
            : before;
    }

    private static IEnumerable<(string Label, string Path, long Size)> SavedFiles(byte[] output, RunFolder folder)
    {
        foreach (var outcome in Read(output)?.Outcomes ?? [])
        {
            if (outcome.File is { } file)
            {
                yield return (outcome.Code, Path.Combine(folder.Files, file), outcome.Bytes);
            }
        }
    }

    // A file counts only if it is right. The folder is checked for strategies and peers alike.
    private MeasuredRun Checked(MeasuredRun run, RunFolder folder, Workload workload, CancellationToken cancellationToken)
    {
        var check = reference.Check(folder.Files, workload, cancellationToken);
        return run with
        {
            Ok = check.Right,
            Errors = Math.Max(0, workload.Count - run.NotFound - check.Right),
            Bytes = check.Bytes,
            WrongFiles = check.Wrong,
        };
    }

    // A peer does not report what was not found. It cannot have found what the server does not have.
    private MeasuredRun FromPeer(ProcessMeasurement process, Workload workload) =>
        FromProcess(process) with { NotFound = reference.NotFoundIn(workload) };

    private static MeasuredRun? FromStrategy(ProcessMeasurement process)
    {
        if (process.ExitCode is not (0 or 1) || Read(process.Output) is not { } document)
        {
            return null;
        }

        return FromProcess(process) with
        {
            DownloadSeconds = document.ElapsedSeconds,
            PeakMemoryBytes = document.PeakMemoryBytes,
            PeakThreads = document.PeakThreads,
            NotFound = document.Totals.NotFound,
            IdealSeconds = IdealSchedule.Compute(document),
            Account = SlotAccounting.Compute(document, process.StartedAt, process.Elapsed.TotalSeconds),
        };
    }

    private static MeasuredRun FromProcess(ProcessMeasurement process) => new()
    {
        Contender = 0,
        Round = 0,
        Position = 0,
        StartedAt = process.StartedAt,
        ProcessSeconds = process.Elapsed.TotalSeconds,
        CpuSeconds = process.CpuTime?.TotalSeconds,
        PeakMemoryBytes = process.PeakMemoryBytes,
        PeakThreads = process.PeakThreads,
        ExitCode = process.ExitCode,
        Ok = 0,
        NotFound = 0,
        Errors = 0,
        Bytes = 0,
    };

    private static RunDocument? Read(byte[] output)
    {
        try
        {
            return JsonSerializer.Deserialize(output, RunDocumentJson.Readable.RunDocument);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
