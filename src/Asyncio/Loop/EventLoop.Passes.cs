using System.Runtime.CompilerServices;

namespace Asyncio;

/// <content>The loop: asyncio's <c>_run_once</c>.</content>
public sealed partial class EventLoop
{
    private volatile int _threadId;
    private volatile bool _stopping;
    private LoopContext _current;
    private ExecutionContext? _executionContext;

    /// <summary>
    /// Runs until <see cref="Stop"/>; <c>loop.run_forever()</c>. If Stop was called before, it runs one pass.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    /// <exception cref="InvalidOperationException">The loop is already running, or another loop runs on this thread.</exception>
    public void RunForever()
    {
        ThrowIfClosed();
        if (_runningLoop is not null)
        {
            throw new InvalidOperationException("Cannot run the event loop while another loop is running on this thread.");
        }

        if (Interlocked.CompareExchange(ref _threadId, Environment.CurrentManagedThreadId, 0) != 0)
        {
            throw new InvalidOperationException("This event loop is already running.");
        }

        var outer = SynchronizationContext.Current;
        var executionContext = ExecutionContext.Capture();
        _executionContext = executionContext;
        _runningLoop = this;
        try
        {
            do
            {
                RunOnce();
            }
            while (!_stopping);
        }
        finally
        {
            _stopping = false;
            _current = _loopContext;
            _runningLoop = null;
            _threadId = 0;
            SynchronizationContext.SetSynchronizationContext(outer);
            if (executionContext is not null)
            {
                ExecutionContext.Restore(executionContext);
            }
        }
    }

    /// <summary>
    /// Stops the loop after the current pass: ready callbacks run, and those that they schedule wait for the next run. <c>loop.stop()</c>.
    /// </summary>
    public void Stop()
    {
        _stopping = true;
        if (!IsOnThread)
        {
            Wake();
        }
    }

    /// <summary>Returns the context in which an await on the loop's thread resumes.</summary>
    /// <exception cref="InvalidOperationException">The caller is not on the loop's thread.</exception>
    internal LoopContext GetAwaitContext() => ReferenceEquals(_runningLoop, this)
        ? _current
        : throw new InvalidOperationException("Await this only in code that its own event loop runs.");

    private void RunOnce()
    {
        // In asyncio's order: ready callbacks, posts of other threads, sockets, timers.
        if (_ready.Count == 0 && !_stopping && !_hasPosts)
        {
            WaitForWork();
        }
        else if (HasSockets)
        {
            PollSockets();
        }

        if (_hasPosts)
        {
            TakeInbox();
        }

        if (_readySockets.Count > 0)
        {
            ScheduleReadySockets();
        }

        if (_timers.Count > 0)
        {
            ScheduleDueTimers();
        }

        // Callbacks that these schedule run in the next pass.
        var count = _ready.Count;
        MeasurePass(count);
        if (Debug)
        {
            RunWatched(count);
        }
        else
        {
            Run(count);
        }
    }

    private void WaitForWork()
    {
        _ready.Trim();
        var milliseconds = MillisecondsUntilFirstTimer();
        if (milliseconds == 0)
        {
            if (HasSockets)
            {
                PollSockets();
            }

            return;
        }

        if (_clock is VirtualClock { JumpsWhenIdle: true } clock && _inExecutors == 0)
        {
            // With a ready socket, the loop is not idle.
            if (HasSockets)
            {
                PollSockets();
            }

            if (_readySockets.Count > 0 || clock.Jump())
            {
                return;
            }
        }

        Sleep(milliseconds);
    }

    private void Run(int count)
    {
        var left = count;
        while (left > 0)
        {
            // The try is outside the loop, because entering one costs more than most callbacks.
            try
            {
                while (left > 0)
                {
                    left--;
                    Execute(_ready.Pop());
                }
            }
            catch (Exception e)
            {
                ReportFailedCallback(e);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Execute(in ReadyEntry entry)
    {
        _running = entry.Callback;
        _current = entry.Context;
        SynchronizationContext.SetSynchronizationContext(entry.Context);
        switch (entry.Kind)
        {
            case ReadyKind.Handle:
                Unsafe.As<Handle>(entry.Callback).Run(_executionContext);
                break;
            case ReadyKind.Posted:
                Unsafe.As<SendOrPostCallback>(entry.Callback)(entry.State);
                break;
            case ReadyKind.Start:
                Unsafe.As<LoopTask>(entry.Callback).Start(_executionContext);
                break;
            case ReadyKind.Waiter:
                entry.Context.Task?.PrepareToResume();
                Unsafe.As<Waiter>(entry.Callback).Resume();
                break;
            case ReadyKind.Await:
                entry.Context.Task?.PrepareToResume();
                entry.Context.Task?.EndWait(Unsafe.As<Future>(entry.State!));
                Unsafe.As<Action>(entry.Callback)();
                break;
            default:
                entry.Context.Task?.PrepareToResume();
                Unsafe.As<Action<object?>>(entry.Callback)(entry.State);
                break;
        }

        // The next callback must not see AsyncLocal values of this one.
        if (!ReferenceEquals(ExecutionContext.Capture(), _executionContext))
        {
            RestoreExecutionContext();
        }
    }

    private void RestoreExecutionContext()
    {
        if (_executionContext is { } context)
        {
            ExecutionContext.Restore(context);
        }
    }
}
