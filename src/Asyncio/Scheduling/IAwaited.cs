namespace Asyncio;

/// <summary>What a task can be waiting for, as far as its cancellation is concerned.</summary>
internal interface IAwaited
{
    /// <summary>Makes the wait end with a cancellation. False when it has ended already.</summary>
    bool CancelWait();
}
