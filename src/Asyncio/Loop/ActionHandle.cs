namespace Asyncio;

internal sealed class ActionHandle(Action callback) : Handle
{
    private Action? _callback = callback;

    internal override Delegate? Callback => _callback;

    private protected override void Invoke() => _callback?.Invoke();

    private protected override void ReleaseCallback() => _callback = null;
}
