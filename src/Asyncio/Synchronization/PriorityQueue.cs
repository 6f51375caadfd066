namespace Asyncio;

/// <summary>
/// A <see cref="Queue{T}"/> that returns the smallest item first, and equal items in order of insertion; <c>asyncio.PriorityQueue</c>.
/// </summary>
/// <typeparam name="T">The type of the items, for instance a tuple that begins with a number.</typeparam>
/// <param name="maxSize">The maximum number of items; 0 for no limit.</param>
/// <param name="comparer">The order of the items; null for the default order of <typeparamref name="T"/>.</param>
public sealed class PriorityQueue<T>(int maxSize = 0, IComparer<T>? comparer = null) : Queue<T>(maxSize, new LeastFirst<T>(comparer));
