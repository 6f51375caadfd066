using System.Net.Sockets;
using Asyncio;

namespace FlagsDownloader.Cli.Labs;

/// <summary>The system's best selector, which reports what a loop does with it.</summary>
/// <param name="time">The clock.</param>
/// <param name="looked">Called after each look, on the loop's thread.</param>
internal sealed class TracedSelector(TimeProvider time, Action<SelectorLook> looked) : ISelector
{
    private readonly ISelector _selector = DefaultSelector.Create();
    private readonly List<SelectorKey> _keys = [];
    private readonly List<SelectorEvent> _found = [];

    public int Count => _selector.Count;

    public void Dispose() => _selector.Dispose();

    public SelectorKey? Find(Socket socket) => _selector.Find(socket);

    public SelectorKey Register(Socket socket, SelectorEvents events, object? data = null)
    {
        var key = _selector.Register(socket, events, data);
        _keys.Add(key);
        return key;
    }

    public void Modify(SelectorKey key, SelectorEvents events) => _selector.Modify(key, events);

    public bool Unregister(SelectorKey key)
    {
        _keys.Remove(key);
        return _selector.Unregister(key);
    }

    public void Select(int milliseconds, ICollection<SelectorEvent> ready)
    {
        var watched = _keys.Select(key => Describe(key, key.Events)).ToList();
        var start = time.GetTimestamp();
        _selector.Select(milliseconds, _found);
        var waited = time.GetElapsedTime(start);
        _found.ForEach(ready.Add);
        looked(new SelectorLook(
            watched, [.. _found.Select(found => Describe(found.Key, found.Events))], milliseconds, waited, Environment.CurrentManagedThreadId));
        _found.Clear();
    }

    public void Wake() => _selector.Wake();

    private static string Describe(SelectorKey key, SelectorEvents events)
    {
        if (key.Socket.SafeHandle.IsClosed)
        {
            return "closed";
        }

        var reads = (events & SelectorEvents.Read) != SelectorEvents.None;
        var writes = (events & SelectorEvents.Write) != SelectorEvents.None;
        return $"{key.Socket.Handle}{(reads ? "r" : "")}{(writes ? "w" : "")}";
    }
}
