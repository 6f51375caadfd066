namespace Asyncio;

/// <summary>How a future ended: with a result, with an exception, or cancelled.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public readonly record struct Outcome<T>
{
    private readonly T? _result;

    private Outcome(T? result, Exception? exception)
    {
        _result = result;
        Exception = exception;
    }

    /// <summary>The exception; an <see cref="OperationCanceledException"/> if the future was cancelled; null if it has a result.</summary>
    public Exception? Exception { get; }

    /// <summary>True if there is a result.</summary>
    public bool Succeeded => Exception is null;

    /// <summary>The result.</summary>
    /// <exception cref="InvalidOperationException">There is no result.</exception>
    public T Result => Exception is null
        ? _result!
        : throw new InvalidOperationException("There is no result: see the inner exception.", Exception);

    /// <inheritdoc/>
    public override string ToString() => Exception is null ? Representation.Format(_result) : Representation.Format(Exception);

    internal static Outcome<T> From(Future future) => future.Cancelled
        ? new Outcome<T>(default, new OperationCanceledException("The future was cancelled."))
        : future.Exception is { } exception
            ? new Outcome<T>(default, exception)
            : new Outcome<T>(((IFuture<T>)future).Result, null);
}
