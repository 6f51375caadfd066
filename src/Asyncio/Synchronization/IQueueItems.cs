namespace Asyncio;

/// <summary>The items of a <see cref="Queue{T}"/>, which decide its order.</summary>
internal interface IQueueItems<T>
{
    /// <summary>The number of items.</summary>
    int Count { get; }

    /// <summary>Adds an item.</summary>
    void Add(T item);

    /// <summary>Removes the next item and returns it. Do not call it on an empty queue.</summary>
    T Take();
}
