namespace Asyncio;

/// <summary>A scheduled callback, as <c>CallSoon</c> and similar methods return it; <c>asyncio.Handle</c>.</summary>
public abstract class Handle
{
    private readonly ExecutionContext? _executionContext = ExecutionContext.Capture();

    private protected Handle()
    {
    }

    /// <summary>True if <see cref="Cancel"/> was called.</summary>
    public bool Cancelled { get; private set; }

    /// <summary>The callback, to describe it in messages.</summary>
    internal abstract Delegate? Callback { get; }

    /// <summary>Cancels the callback. Does nothing if it has run already.</summary>
    public virtual void Cancel()
    {
        Cancelled = true;
        ReleaseCallback();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Cancelled ? $"<{GetName()} cancelled>" : Describe(Callback);

    internal string Describe(Delegate? callback) => $"<{GetName()} {CallbackName.From(callback)}>";

    internal void Run(ExecutionContext? loopContext)
    {
        if (Cancelled)
        {
            return;
        }

        if (_executionContext is null || ReferenceEquals(_executionContext, loopContext))
        {
            Invoke();
        }
        else
        {
            ExecutionContext.Run(_executionContext, static self => ((Handle)self!).Invoke(), this);
        }
    }

    private protected abstract void Invoke();

    /// <summary>Releases the callback and its state.</summary>
    private protected abstract void ReleaseCallback();

    private protected virtual string GetName() => nameof(Handle);
}
