namespace Asyncio;

/// <summary>
/// Holds tasks until a number of them have come, and then lets these pass together; <c>asyncio.Barrier</c>. Then it is there for
/// the next ones.
/// </summary>
/// <remarks>
/// With .NET's implicit usings the name is ambiguous with <see cref="System.Threading.Barrier"/>: say <c>using Barrier = Asyncio.Barrier;</c>.
/// </remarks>
public sealed class Barrier
{
    private readonly Condition _changed = new();
    private BarrierState _state;
    private int _count;

    /// <summary>Makes a barrier.</summary>
    /// <param name="parties">How many tasks it takes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parties"/> is less than 1.</exception>
    public Barrier(int parties)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 1);
        Parties = parties;
    }

    /// <summary>How many tasks it takes; <c>Barrier.parties</c>.</summary>
    public int Parties { get; }

    /// <summary>How many tasks wait until the others come; <c>Barrier.n_waiting</c>.</summary>
    public int WaitingCount => _state == BarrierState.Filling ? _count : 0;

    /// <summary>True after <see cref="AbortAsync"/>, until <see cref="ResetAsync"/>; <c>Barrier.broken</c>.</summary>
    public bool IsBroken => _state == BarrierState.Broken;

    /// <summary>
    /// Waits until as many tasks have come as the barrier takes; <c>Barrier.wait()</c>. While others pass, it waits before for them to be
    /// gone.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait. The cancellation of the waiting task does so anyway.</param>
    /// <returns>Its place in the order in which they came, from 0 to <see cref="Parties"/> - 1.</returns>
    /// <exception cref="BrokenBarrierException">The barrier is broken, or was reset or aborted meanwhile.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled; it does not count any more.</exception>
    public async ValueTask<int> WaitAsync(CancellationToken cancellationToken = default)
    {
        using (await _changed.EnterAsync(cancellationToken))
        {
            await _changed.WaitForAsync(() => _state is BarrierState.Filling or BarrierState.Broken, cancellationToken);
            ThrowIf(IsBroken, "The barrier is broken. Reset it.");
            try
            {
                var index = _count++;
                if (index + 1 == Parties)
                {
                    Change(BarrierState.Draining);
                }
                else
                {
                    await _changed.WaitForAsync(() => _state != BarrierState.Filling, cancellationToken);
                    ThrowIf(_state != BarrierState.Draining, "The barrier was reset or aborted.");
                }

                return index;
            }
            finally
            {
                Leave();
            }
        }
    }

    /// <summary>Empties the barrier, and mends a broken one; those who wait get an exception. <c>Barrier.reset()</c>.</summary>
    /// <param name="cancellationToken">Ends the wait for its lock, which other tasks hold no longer than a pass or two.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public async ValueTask ResetAsync(CancellationToken cancellationToken = default)
    {
        using (await _changed.EnterAsync(cancellationToken))
        {
            Change(_count > 0 ? BarrierState.Resetting : BarrierState.Filling);
        }
    }

    /// <summary>
    /// Breaks the barrier: those who wait and those who come get an exception, until it is reset. For when one of the tasks
    /// has failed and will not come. <c>Barrier.abort()</c>.
    /// </summary>
    /// <inheritdoc cref="ResetAsync"/>
    public async ValueTask AbortAsync(CancellationToken cancellationToken = default)
    {
        using (await _changed.EnterAsync(cancellationToken))
        {
            Change(BarrierState.Broken);
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        IsBroken ? "<Barrier broken>" : $"<Barrier {_state.ToString().ToLowerInvariant()}, waiters:{WaitingCount}/{Parties}>";

    private static void ThrowIf(bool isBroken, string message)
    {
        if (isBroken)
        {
            throw new BrokenBarrierException(message);
        }
    }

    private void Change(BarrierState state)
    {
        _state = state;
        _changed.NotifyAll();
    }

    private void Leave()
    {
        if (--_count == 0)
        {
            Change(IsBroken ? BarrierState.Broken : BarrierState.Filling);
        }
    }
}
