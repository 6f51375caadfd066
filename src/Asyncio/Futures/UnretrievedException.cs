namespace Asyncio;

/// <summary>The exception of a future until it is retrieved. Its finalizer reports an exception that was never retrieved.</summary>
/// <remarks>
/// The future itself has no finalizer, because that would slow down every future that succeeds.
/// </remarks>
internal sealed class UnretrievedException
{
    private readonly Future _future;
    private bool _isRetrieved;

    public UnretrievedException(Future future, Exception exception)
    {
        Exception = exception;
        _future = future;
        future.Loop.TrackException(this);
    }

#pragma warning disable MA0055 // The collection of an unretrieved exception is the event to report.
    ~UnretrievedException() => ReportIfUnretrieved();
#pragma warning restore MA0055

    public Exception Exception { get; }

    public void MarkRetrieved()
    {
        if (_isRetrieved)
        {
            return;
        }

        _isRetrieved = true;
#pragma warning disable CA1816 // Not a Dispose method: the finalizer is no longer needed.
        GC.SuppressFinalize(this);
#pragma warning restore CA1816
    }

    /// <summary>Called by the finalizer, and by the loop when it closes.</summary>
    public void ReportIfUnretrieved()
    {
        if (_isRetrieved)
        {
            return;
        }

        MarkRetrieved();
        _future.Loop.CallExceptionHandlerThreadsafe(new ExceptionContext(
            $"The exception of {_future} was never retrieved", Exception, _future as LoopTask));
    }
}
