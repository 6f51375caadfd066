using System.ComponentModel;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Servers;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>
/// Runs the rounds. In each, every contender runs once, alone, as a new process, in a new order, and the server repeats the same
/// delays and faults. So changes of the machine during the comparison affect all contenders.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="server">The server. It is reset before each run, and read after it.</param>
/// <param name="reference">The files of the server.</param>
/// <param name="time">The clock.</param>
/// <param name="observer">Receives each run.</param>
public sealed class RoundRunner(
    RoundPlan plan, TestServer server, ReferenceFiles reference, TimeProvider time, IRoundObserver observer)
{
    private readonly RunMaker _runs = new(plan, server, reference, time);
    private readonly TimeSpan[] _spent = new TimeSpan[plan.Programs.Count];

    /// <summary>Runs all rounds, or until an error or the user ends them.</summary>
    /// <param name="cancellationToken">Ends the current run. Complete rounds count.</param>
    public RoundOutcome Run(CancellationToken cancellationToken)
    {
        var complete = new List<MeasuredRun>();
        using var adoption = new OrphanAdoption();
        try
        {
            if (WarmUp(cancellationToken) is { } cold)
            {
                return Ended(complete, cold);
            }

            var began = time.GetTimestamp();
            int? rounds = plan.Budget.Asked;
            for (var round = 1; round <= (rounds ?? int.MaxValue); round++)
            {
                var (runs, failure) = MakeRound(round, rounds, cancellationToken);
                if (failure is not null)
                {
                    return Ended(complete, failure);
                }

                complete.AddRange(runs);
                rounds ??= plan.Budget.RoundsAfter(time.GetElapsedTime(began));
            }

            return Ended(complete);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Ended(complete) with { Interrupted = true };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            return Ended(complete, exception.Message);
        }
    }

    private string? WarmUp(CancellationToken cancellationToken)
    {
        foreach (var (program, index) in plan.Programs.Select((program, index) => (program, index)))
        {
            observer.Running(new RoundProgress(program.Contender, Round: 0, plan.Budget.Asked, RunsDone: 0, Left: null));
            if (_runs.Make(index, round: 0, position: index + 1, cancellationToken).Failure is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private (List<MeasuredRun> Runs, string? Failure) MakeRound(int round, int? rounds, CancellationToken cancellationToken)
    {
        var runs = new List<MeasuredRun>();
        foreach (var index in new RoundOrder(plan.Seed).Of(round, plan.Programs.Count))
        {
            observer.Running(new RoundProgress(
                plan.Programs[index].Contender, round, rounds, ((round - 1) * plan.Programs.Count) + runs.Count, Left(round, rounds, runs)));
            var began = time.GetTimestamp();
            var (run, failure) = _runs.Make(index, round, runs.Count + 1, cancellationToken);
            if (run is null)
            {
                return (runs, failure);
            }

            _spent[index] += time.GetElapsedTime(began);
            runs.Add(run);
        }

        return (runs, null);
    }

    // For each contender the mean of its runs, times the number of its remaining runs.
    private TimeSpan? Left(int round, int? rounds, List<MeasuredRun> thisRound)
    {
        if (rounds is not { } all || round == 1)
        {
            return null;
        }

        var left = TimeSpan.Zero;
        for (var index = 0; index < _spent.Length; index++)
        {
            var done = round - 1 + (thisRound.Exists(run => run.Contender == index) ? 1 : 0);
            left += _spent[index] / done * (all - done);
        }

        return left;
    }

    private RoundOutcome Ended(List<MeasuredRun> complete, string? failure = null)
    {
        Contender[] contenders = [.. plan.Programs.Select(program => program.Contender)];
        MeasuredRun[] runs = [.. _runs.Recheck(complete)];
        var results = new RoundResults(
            plan.Work, contenders, runs, [.. plan.Notes, .. RunNotes.OfChanging(reference.Changing), .. RunNotes.Create(contenders, runs)]);
        return new RoundOutcome(_runs.WithDetails(results), failure, Interrupted: false);
    }
}
