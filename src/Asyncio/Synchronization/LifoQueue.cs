namespace Asyncio;

/// <summary>A <see cref="Queue{T}"/> that returns the item that was put last; <c>asyncio.LifoQueue</c>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="maxSize">The maximum number of items; 0 for no limit.</param>
public sealed class LifoQueue<T>(int maxSize = 0) : Queue<T>(maxSize, new LastInFirstOut<T>());
