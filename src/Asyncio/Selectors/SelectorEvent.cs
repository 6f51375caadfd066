namespace Asyncio;

/// <summary>A ready socket.</summary>
/// <param name="Key">The key of the socket.</param>
/// <param name="Events">
/// The ready events of those waited for. <see cref="SelectorEvents.None"/>: the socket was closed without
/// <see cref="ISelector.Unregister"/>, and the selector has removed it.
/// </param>
public readonly record struct SelectorEvent(SelectorKey Key, SelectorEvents Events);
