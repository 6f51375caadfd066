using System.Runtime.ExceptionServices;

namespace Asyncio;

/// <summary>A callback that another thread posts to the loop and waits for.</summary>
internal sealed class BlockingCall(SendOrPostCallback callback, object? state) : IDisposable
{
    public static readonly SendOrPostCallback Run = static self => ((BlockingCall)self!).Invoke();

    private readonly ManualResetEventSlim _done = new();
    private ExceptionDispatchInfo? _error;

    public void Wait()
    {
        _done.Wait();
        _error?.Throw();
    }

    public void Dispose() => _done.Dispose();

    private void Invoke()
    {
        try
        {
            callback(state);
        }
        catch (Exception e)
        {
            _error = ExceptionDispatchInfo.Capture(e);
        }

        _done.Set();
    }
}
