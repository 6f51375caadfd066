namespace Asyncio;

/// <summary>The future of <c>Gather</c>: done when its children are; cancelled through them.</summary>
internal sealed class GatheringFuture<T> : Future<T[]>
{
    private readonly Future[] _children;
    private readonly bool _collectExceptions;
    private readonly Func<Future, T> _resultOf;
    private int _left;
    private bool _cancelRequested;

    public GatheringFuture(EventLoop loop, Future[] children, bool collectExceptions, Func<Future, T> resultOf)
        : base(loop)
    {
        _children = children;
        _collectExceptions = collectExceptions;
        _resultOf = resultOf;

        // One that is given twice is waited for once, and its result stands in both places.
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
                    child.OnDone(ChildIsDone, child);
                }
            }
        }

        // At once, as 3.12 and later have it: tasks that began eagerly may have ended.
        done.ForEach(ChildIsDone);
    }

    internal override string AwaitName => nameof(EventLoop.Gather);

    internal override IEnumerable<Future> AwaitedFutures => _children;

    /// <summary>Cancels the children that are pending; this ends once they have.</summary>
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

    private void ChildIsDone(object? state)
    {
        var child = (Future)state!;
        _left--;
        if (Done)
        {
            // The awaiter has the first exception; the others count as seen.
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
                TrySetResult(Array.ConvertAll(_children, child => _resultOf(child)));
            }
        }
    }
}
