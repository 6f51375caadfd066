using System.Text;
using FlagsServer.Http;

namespace FlagsServer.Direct;

/// <summary>The bytes of an answer, which are made once a second, because of the field Date.</summary>
/// <param name="answer">The answer.</param>
internal sealed class DirectResponse(Answer answer)
{
    /// <summary>The largest body that is answered so, in bytes: its bytes are in memory twice.</summary>
    public const int MaxBody = 1 << 16;

    private Stamped? _stamped;

    /// <summary>The answer.</summary>
    public Answer Answer => answer;

    /// <summary>All bytes of an answer without a delay.</summary>
    /// <param name="now">The time.</param>
    public ReadOnlyMemory<byte> Whole(DateTimeOffset now) => Of(now).Whole;

    /// <summary>A size in bytes that has room for <see cref="Write"/>.</summary>
    /// <param name="now">The time.</param>
    /// <param name="serverTiming">The value of the field Server-Timing.</param>
    public int SizeFor(DateTimeOffset now, string serverTiming) => Of(now).Head.Length + serverTiming.Length + answer.Body.Length;

    /// <summary>Writes all bytes of an answer.</summary>
    /// <param name="now">The time.</param>
    /// <param name="serverTiming">The value of the field Server-Timing.</param>
    /// <param name="bytes">Where to.</param>
    /// <returns>The number of bytes.</returns>
    public int Write(DateTimeOffset now, string serverTiming, Span<byte> bytes)
    {
        var stamped = Of(now);
        var head = stamped.Head.AsSpan();
        head[..stamped.TimingAt].CopyTo(bytes);
        var length = stamped.TimingAt;
        length += Encoding.ASCII.GetBytes(serverTiming, bytes[length..]);
        var rest = head[(stamped.TimingAt + ServerTiming.WithoutDelay.Length)..];
        rest.CopyTo(bytes[length..]);
        length += rest.Length;
        answer.Body.Span.CopyTo(bytes[length..]);
        return length + answer.Body.Length;
    }

    private Stamped Of(DateTimeOffset now)
    {
        var second = now.ToUnixTimeSeconds();
        if (Volatile.Read(ref _stamped) is { } current && current.Second == second)
        {
            return current;
        }

        // Two threads may both make it; either is right.
        var stamped = new Stamped(second, answer, now);
        Volatile.Write(ref _stamped, stamped);
        return stamped;
    }

    private sealed class Stamped
    {
        private readonly Answer _answer;
        private byte[]? _whole;

        public Stamped(long second, Answer answer, DateTimeOffset now)
        {
            Second = second;
            _answer = answer;
            Head = RawAnswer.CreateHead(answer, ServerTiming.WithoutDelay, now, answer.Body.Length);
            TimingAt = Head.AsSpan().IndexOf(Encoding.ASCII.GetBytes(ServerTiming.WithoutDelay));
        }

        public long Second { get; }

        public byte[] Head { get; }

        public int TimingAt { get; }

        public ReadOnlyMemory<byte> Whole => _whole ??= [.. Head, .. _answer.Body.Span];
    }
}
