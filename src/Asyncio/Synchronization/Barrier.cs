namespace Asyncio;

/// <summary>
/// Blocks tasks until a number of them wait, and then releases them together; <c>asyncio.Barrier</c>. It can be reused.
/// </summary>
/// <remarks>
/// With .NET's implicit usings the name is ambiguous with <see cref="System.Threading.Barrier"/>: write <c>using Barrier = Asyncio.Barrier;</c>.
/// </remarks>
public sealed class Barrier
{
    private readonly Condition _changed = new();
    private BarrierState _state;
    private int _count;

    /// <summary>Creates a barrier.</summary>
    /// <param name="parties">The number of tasks that releases the barrier, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parties"/> is less than 1.</exception>
    public Barrier(int parties)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 1);
        Parties = parties;
    }

    /// <summary>The number of tasks that releases the barrier; <c>Barrier.parties</c>.</summary>
    public int Parties { get; }

    /// <summary>The number of waiting tasks; <c>Barrier.n_waiting</c>.</summary>
    public int WaitingCount => _state == BarrierState.Filling ? _count : 0;

    /// <summary>True after <see cref="AbortAsync"/>, until <see cref="ResetAsync"/>; <c>Barrier.broken</c>.</summary>
    public bool IsBroken => _state == BarrierState.Broken;

    /// <summary>
    /// Waits until <see cref="Parties"/> tasks wait; <c>Barrier.wait()</c>. While the tasks of the previous round leave, it first waits for them.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does.</param>
    /// <returns>The index of the task in order of arrival, from 0 to <see cref="Parties"/> - 1.</returns>
    /// <exception cref="BrokenBarrierException">The barrier is broken, or was reset or aborted during the wait.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled. The task no longer counts as waiting.</exception>
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

    /// <summary>Resets the barrier, also a broken one; waiting tasks throw. <c>Barrier.reset()</c>.</summary>
    /// <param name="cancellationToken">Cancels the wait for the lock of the barrier, which other tasks hold for a few passes at most.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public async ValueTask ResetAsync(CancellationToken cancellationToken = default)
    {
        using (await _changed.EnterAsync(cancellationToken))
        {
            Change(_count > 0 ? BarrierState.Resetting : BarrierState.Filling);
        }
    }

    /// <summary>
    /// Breaks the barrier: current and future waits throw until it is reset. For use when one of the tasks has failed. <c>Barrier.abort()</c>.
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
