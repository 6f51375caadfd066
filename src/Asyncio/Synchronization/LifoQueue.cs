namespace Asyncio;

/// <summary>A <see cref="Queue{T}"/> that gives the item that was put last; <c>asyncio.LifoQueue</c>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="maxSize">How many items it holds before a put has to wait; 0 for any number.</param>
public sealed class LifoQueue<T>(int maxSize = 0) : Queue<T>(maxSize, new LastInFirstOut<T>());
