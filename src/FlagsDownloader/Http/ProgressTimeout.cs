namespace FlagsDownloader.Http;

/// <summary>Cancels a token when the time is over, which progress puts off. Unlike Polly's timeouts, it can be put off.</summary>
internal sealed class ProgressTimeout : IDisposable
{
    private readonly Func<TimeSpan> _timeLeft;
    private readonly CancellationTokenSource _source;
    private readonly ITimer _timer;

    /// <param name="timeLeft">What is left, at any moment; called on any thread.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the token too.</param>
    public ProgressTimeout(Func<TimeSpan> timeLeft, TimeProvider time, CancellationToken cancellationToken)
    {
        _timeLeft = timeLeft;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _timer = time.CreateTimer(static self => ((ProgressTimeout)self!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Look();
    }

    /// <summary>Cancelled when the time is over, or by the caller.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether the time was over.</summary>
    public bool HasExpired { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private void Look()
    {
        try
        {
            if (_timeLeft() is { Ticks: > 0 } left)
            {
                // Timers count whole milliseconds: rounded up, so that the next look does not come too early.
                _timer.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                return;
            }

            HasExpired = true;
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The request ended at this moment.
        }
    }
}
