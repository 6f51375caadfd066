namespace Asyncio;

/// <summary>The items of a <see cref="Queue{T}"/>, in the order in which it gives them.</summary>
internal interface IQueueItems<T>
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>Adds one.</summary>
    void Add(T item);

    /// <summary>Takes the next one. There is one.</summary>
    T Take();
}
