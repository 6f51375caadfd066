namespace FlagsDownloader.Http;

// The request's time.
internal sealed partial class FetchRequest
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly long _startedAt = time.GetTimestamp();

    // When something last arrived, or the HTTP request began, and the time spent on receiving. A timer reads them on another thread.
    private long _progressAt = time.GetTimestamp();
    private long _receivingTicks;
    private volatile bool _isUnderWay;

    /// <summary>Whether an HTTP request is under way, and no wait.</summary>
    public bool IsUnderWay
    {
        get => _isUnderWay;
        set => _isUnderWay = value;
    }

    /// <summary>What is left of the total time. Time in which content arrives does not count where only idle time is limited.</summary>
    public TimeSpan TimeLeft => options.TotalTimeout + new TimeSpan(Interlocked.Read(ref _receivingTicks)) - time.GetElapsedTime(_startedAt);

    /// <summary>Blocks the thread for a wait before an HTTP request. A cancelled token ends it without an exception.</summary>
    public void Wait(HostStep step, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        step.Wait(time, cancellationToken);
        FetchTelemetry.CountWait(this, time.GetElapsedTime(since), step.Reason);
    }

    /// <summary>Waits before an HTTP request. A cancelled token ends the wait without an exception.</summary>
    public async ValueTask WaitAsync(HostStep step, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        await step.WaitAsync(time, cancellationToken);
        await ContinueOnLoop();
        FetchTelemetry.CountWait(this, time.GetElapsedTime(since), step.Reason);
    }

    /// <summary>A part of the content arrived.</summary>
    public void MarkProgress()
    {
        if (options.LimitsIdleTimeOnly)
        {
            Interlocked.Add(ref _receivingTicks, time.GetElapsedTime(Interlocked.Read(ref _progressAt)).Ticks);
            MarkTime();
        }
    }

    /// <summary>Limits the time of all attempts; null where the pipeline does.</summary>
    /// <param name="cancellationToken">The caller's token.</param>
    public ProgressTimeout? LimitTotalTime(CancellationToken cancellationToken) => options.LimitsIdleTimeOnly
        // It ends waits. An HTTP request that is under way has a limit of its own.
        ? new ProgressTimeout(() => _isUnderWay && TimeLeft < LookInterval ? LookInterval : TimeLeft, time, cancellationToken)
        : null;

    /// <summary>Limits the time of one HTTP request in which nothing arrives; null where the pipeline limits the whole of it.</summary>
    /// <param name="cancellationToken">The attempt's token.</param>
    public ProgressTimeout? LimitIdleTime(CancellationToken cancellationToken) => options.LimitsIdleTimeOnly
        ? new ProgressTimeout(
            () => options.AttemptTimeout - time.GetElapsedTime(Interlocked.Read(ref _progressAt)), time, cancellationToken)
        : null;

    private void MarkTime() => Interlocked.Exchange(ref _progressAt, time.GetTimestamp());
}
