namespace Asyncio;

/// <summary>The exception of a future until it is read. If it is collected unread, it reports itself.</summary>
/// <remarks>
/// Not the future itself has the finalizer: that would make each task that ends well pay for those that fail.
/// </remarks>
internal sealed class UnseenFailure
{
    private readonly Future _future;
    private bool _isSeen;

    public UnseenFailure(Future future, Exception exception)
    {
        Exception = exception;
        _future = future;
        future.Loop.WatchFailure(this);
    }

#pragma warning disable MA0055 // That it is collected unseen is the very thing to notice.
    ~UnseenFailure() => ReportIfUnseen();
#pragma warning restore MA0055

    public Exception Exception { get; }

    public void MarkSeen()
    {
        if (_isSeen)
        {
            return;
        }

        _isSeen = true;
#pragma warning disable CA1816 // There is nothing to dispose of: the finalizer is a report that is not needed any more.
        GC.SuppressFinalize(this);
#pragma warning restore CA1816
    }

    /// <summary>Called by the finalizer, and by the loop when it closes.</summary>
    public void ReportIfUnseen()
    {
        if (_isSeen)
        {
            return;
        }

        MarkSeen();
        _future.Loop.CallExceptionHandlerFromAnywhere(new ExceptionContext(
            $"The exception of {_future} was never seen", Exception, _future as LoopTask));
    }
}
