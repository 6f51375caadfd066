namespace Asyncio;

internal enum FutureState : byte
{
    Pending,
    Finished,
    Failed,
    Cancelled,
}
