using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace FlagsServer.Http;

/// <summary>The streams of an HTTP/2 connection whose frames are watched, by number. A <see cref="FramePump"/> reports their frames.</summary>
internal sealed class WatchedStreams
{
    private readonly ConcurrentDictionary<int, WatchedStream> _streams = [];

    /// <summary>Watches a stream, from before its first frame.</summary>
    /// <param name="number">The number of the stream.</param>
    /// <param name="body">The number of bytes of its body that come before the end.</param>
    public WatchedStream Watch(int number, long body) => _streams[number] = new(body);

    /// <summary>Watches a stream no longer, because it has ended.</summary>
    public void Remove(int number) => _streams.TryRemove(number, out _);

    /// <summary>The stream of a number, if it is watched.</summary>
    public bool TryGet(int number, [NotNullWhen(true)] out WatchedStream? stream) => _streams.TryGetValue(number, out stream);
}
