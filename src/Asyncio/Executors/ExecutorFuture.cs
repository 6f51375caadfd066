namespace Asyncio;

/// <summary>The future of work on an executor's thread, done on the loop's.</summary>
internal sealed class ExecutorFuture<T> : Future<T>
{
    public ExecutorFuture(EventLoop loop, Func<T> function)
        : base(loop) => Work = new LoopWork(this, function);

    public WorkItem Work { get; }

    internal override string AwaitName => nameof(EventLoop.RunInExecutor);

    public override bool Cancel()
    {
        if (!base.Cancel())
        {
            return false;
        }

        if (Work.TryTakeBack())
        {
            Loop.ExecutorWorkEnded();
        }

        return true;
    }

    private sealed class LoopWork(ExecutorFuture<T> future, Func<T> function) : WorkItem
    {
        private T? _result;
        private Exception? _exception;

        protected override void Execute()
        {
            try
            {
                _result = function();
            }
            catch (Exception e)
            {
                _exception = e;
            }

            future.Loop.PostInternal(static self => ((LoopWork)self!).Deliver(), this);
        }

        protected override void Abandon() =>
            future.Loop.PostInternal(static self => ((LoopWork)self!).DeliverAbandoned(), this);

        private void Deliver()
        {
            future.Loop.ExecutorWorkEnded();
            if (_exception is null)
            {
                future.TrySetResult(_result!);
            }
            else
            {
                future.TrySetException(_exception);
            }
        }

        private void DeliverAbandoned()
        {
            future.Loop.ExecutorWorkEnded();
            future.Cancel();
        }
    }
}
