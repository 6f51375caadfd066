namespace Asyncio;

/// <summary>The future of <c>Gather</c>: done when its children are done. Cancelling it cancels the children.</summary>
internal sealed class GatheringFuture<T> : Future<T[]>
{
    private readonly Future[] _children;
    private readonly bool _collectExceptions;
    private readonly Func<Future, T> _getResult;
    private int _left;
    private bool _cancelRequested;

    public GatheringFuture(EventLoop loop, Future[] children, bool collectExceptions, Func<Future, T> getResult)
        : base(loop)
    {
        _children = children;
        _collectExceptions = collectExceptions;
        _getResult = getResult;

        // A future that is passed twice is awaited once; its result is in both places.
        var distinct = new HashSet<Future>(children);
        _left = distinct.Count;
        if (_left == 0)
        {
            SetResult([]);
        }

        var done = new List<Future>();
        foreach (var child in children)
        {
            if (distinct.Remove(child))
            {
                if (child.Done)
                {
                    done.Add(child);
                }
                else
                {
                    child.OnDone(OnChildDone, child);
                }
            }
        }

        // At once, as in Python 3.12 and later: eager tasks may be done already.
        done.ForEach(OnChildDone);
    }

    internal override string AwaitName => nameof(EventLoop.Gather);

    internal override IEnumerable<Future> AwaitedFutures => _children;

    /// <summary>Cancels the pending children. The future ends when they have ended.</summary>
    public override bool Cancel()
    {
        if (Done)
        {
            return false;
        }

        var any = false;
        foreach (var child in _children)
        {
            any |= child.Cancel();
        }

        _cancelRequested |= any;
        return any;
    }

    private void OnChildDone(object? state)
    {
        var child = (Future)state!;
        _left--;
        if (Done)
        {
            // The await throws the first exception; the others are marked as retrieved.
            _ = child.Exception;
            return;
        }

        if (!_collectExceptions && !child.Succeeded)
        {
            if (child.Cancelled)
            {
                base.Cancel();
            }
            else
            {
                TrySetException(child.Exception!);
            }
        }
        else if (_left == 0)
        {
            if (_cancelRequested)
            {
                base.Cancel();
            }
            else
            {
                TrySetResult(Array.ConvertAll(_children, child => _getResult(child)));
            }
        }
    }
}
