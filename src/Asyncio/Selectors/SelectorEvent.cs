namespace Asyncio;

/// <summary>A socket that is ready.</summary>
/// <param name="Key">Which.</param>
/// <param name="Events">
/// For what, of that which was waited for. <see cref="SelectorEvents.None"/>: the socket was closed without having been unregistered;
/// the selector has forgotten it.
/// </param>
public readonly record struct SelectorEvent(SelectorKey Key, SelectorEvents Events);
