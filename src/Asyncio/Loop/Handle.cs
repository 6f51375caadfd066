namespace Asyncio;

/// <summary>A callback registered with the loop, as <c>CallSoon</c> and its kin return it; <c>asyncio.Handle</c>.</summary>
public abstract class Handle
{
    private readonly ExecutionContext? _executionContext = ExecutionContext.Capture();

    private protected Handle()
    {
    }

    /// <summary>True once <see cref="Cancel"/> was called. A handle that has run is not cancelled by having run.</summary>
    public bool Cancelled { get; private set; }

    /// <summary>The callback, for a message about it.</summary>
    internal abstract Delegate? Callback { get; }

    /// <summary>Takes the callback back: it will not run. Without effect when it has run already.</summary>
    public virtual void Cancel()
    {
        Cancelled = true;
        Forget();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Cancelled ? $"<{GetName()} cancelled>" : Describe(Callback);

    internal string Describe(Delegate? callback) => $"<{GetName()} {CallbackName.Of(callback)}>";

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

    /// <summary>Lets go of what the callback holds.</summary>
    private protected abstract void Forget();

    private protected virtual string GetName() => nameof(Handle);
}
