using System.Diagnostics;

namespace Asyncio;

/// <content>Debug mode, and errors without a caller.</content>
public sealed partial class EventLoop
{
    private const int MinFailuresToPrune = 64;

    private Action<EventLoop, ExceptionContext>? _exceptionHandler;
    private readonly List<WeakReference<UnretrievedException>> _failures = [];
    private int _failuresToPrune = MinFailuresToPrune;
    private object? _running;

    /// <summary>Debug mode, see <see cref="EventLoopOptions.Debug"/>; <c>loop.set_debug()</c>.</summary>
    public bool Debug { get; set; }

    /// <summary>See <see cref="EventLoopOptions.SlowCallbackDuration"/>; <c>loop.slow_callback_duration</c>.</summary>
    public TimeSpan SlowCallbackDuration { get; set; }

    /// <summary>Sets the handler of errors that reach no caller; <c>loop.set_exception_handler()</c>.</summary>
    /// <param name="handler">The handler; null for the default, which writes to <see cref="Trace"/>.</param>
    public void SetExceptionHandler(Action<EventLoop, ExceptionContext>? handler) => _exceptionHandler = handler;

    /// <summary>Calls the exception handler; <c>loop.call_exception_handler()</c>. Never throws.</summary>
    public void CallExceptionHandler(ExceptionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_exceptionHandler is not { } handler)
        {
            TraceError(context);
            return;
        }

        try
        {
            handler(this, context);
        }
        catch (Exception e)
        {
            TraceError(context);
            TraceError(new ExceptionContext("Unhandled error in the exception handler", e));
        }
    }

    internal void CallExceptionHandlerThreadsafe(ExceptionContext context)
    {
        if (IsOnThread || !TryPost(InternalEntry(_ => CallExceptionHandler(context), null), wake: true))
        {
            CallExceptionHandler(context);
        }
    }

    /// <summary>Tracks an exception that was not retrieved, so that <see cref="Close"/> reports it.</summary>
    internal void TrackException(UnretrievedException failure)
    {
        if (_failures.Count >= _failuresToPrune)
        {
            _failures.RemoveAll(static reference => !reference.TryGetTarget(out _));
            _failuresToPrune = Math.Max(MinFailuresToPrune, _failures.Count * 2);
        }

        _failures.Add(new WeakReference<UnretrievedException>(failure));
    }

    private void ReportAtClose()
    {
        foreach (var reference in _failures)
        {
            if (reference.TryGetTarget(out var failure))
            {
                failure.ReportIfUnretrieved();
            }
        }

        _failures.Clear();
        for (var task = _firstTask; task is not null; task = task.Next)
        {
            CallExceptionHandler(new ExceptionContext($"Task was destroyed but it is pending: {task}", Task: task));
        }

        _firstTask = _lastTask = null;
    }

    private static void TraceError(ExceptionContext context) =>
        Trace.TraceError(context.Exception is null ? context.Message : $"{context.Message}: {context.Exception}");

    private void ReportFailedCallback(Exception exception)
    {
        CallExceptionHandler(new ExceptionContext(
            $"Exception in callback {DescribeRunning()}", exception, _current.Task, _running as Handle));
    }

    private void ReportSlowCallback(TimeSpan duration, Delegate? callback, SelectorKey? key, bool isReader)
    {
        // A handle that its callback cancelled has no callback any more.
        var what = _running is Handle { Cancelled: true } handle ? handle.Describe(callback) : DescribeRunning();
        var socket = key is null ? string.Empty : $", the {(isReader ? "reader" : "writer")} of {DescribeSocket(key)},";
        CallExceptionHandler(new ExceptionContext(
            $"Executing {what}{socket} took {duration.TotalSeconds:0.000} seconds", null, _current.Task, _running as Handle));
    }

    internal void ReportBlockingWait() => CallExceptionHandler(new ExceptionContext(
        $"{DescribeRunning()} blocks the thread of the event loop. This may deadlock: await instead",
        null,
        _current.Task,
        _running as Handle));

    /// <summary>Describes the current or last callback: its handle, or its task.</summary>
    private string DescribeRunning() => _running switch
    {
        Handle handle => handle.ToString(),
        _ when _current.Task is { } task => task.ToString(),
        Delegate code => CallbackName.From(code),
        _ => "?",
    };

    private void RunWatched(int count)
    {
        for (var left = count; left > 0; left--)
        {
            var start = _clock.GetTimestamp();
            var entry = _ready.Pop();
            var callback = (entry.Callback as Handle)?.Callback;
            var key = entry.Kind == ReadyKind.Handle ? entry.State as SelectorKey : null;
            var isReader = key is not null && IsReader(key, entry.Callback);
            try
            {
                Execute(entry);
            }
            catch (Exception e)
            {
                ReportFailedCallback(e);
            }

            var duration = _clock.GetElapsedTime(start);
            if (duration >= SlowCallbackDuration)
            {
                ReportSlowCallback(duration, callback, key, isReader);
            }
        }
    }
}
