namespace Asyncio;

/// <summary>A handle whose callback takes a state, so that it needs no closure.</summary>
internal sealed class StateHandle<TState>(Action<TState> callback, TState state) : Handle
{
    private Action<TState>? _callback = callback;
    private TState? _state = state;

    internal override Delegate? Callback => _callback;

    private protected override void Invoke() => _callback?.Invoke(_state!);

    private protected override void ReleaseCallback()
    {
        _callback = null;
        _state = default;
    }
}
