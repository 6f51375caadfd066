namespace Asyncio;

/// <summary>The future of a call on an executor's thread. It ends on the loop's thread.</summary>
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

        if (Work.TryClaim())
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

            future.Loop.PostInternal(static self => ((LoopWork)self!).EndFuture(), this);
        }

        protected override void OnCancelled() =>
            future.Loop.PostInternal(static self => ((LoopWork)self!).CancelFuture(), this);

        private void EndFuture()
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

        private void CancelFuture()
        {
            future.Loop.ExecutorWorkEnded();
            future.Cancel();
        }
    }
}
