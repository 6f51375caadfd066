namespace Asyncio;

/// <summary>
/// A <see cref="Queue{T}"/> that gives the least item first, and of equal ones that which was put first; <c>asyncio.PriorityQueue</c>.
/// </summary>
/// <typeparam name="T">The type of the items: for instance a tuple that begins with a number.</typeparam>
/// <param name="maxSize">How many items it holds before a put has to wait; 0 for any number.</param>
/// <param name="comparer">Which is less; null for the order of <typeparamref name="T"/> itself.</param>
public sealed class PriorityQueue<T>(int maxSize = 0, IComparer<T>? comparer = null) : Queue<T>(maxSize, new LeastFirst<T>(comparer));
