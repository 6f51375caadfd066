namespace Asyncio;

/// <summary>Placeholder.</summary>
internal static class Placeholder;
