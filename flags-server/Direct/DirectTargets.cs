using System.Collections.Concurrent;
using System.Text;
using FlagsServer.FaultInjection;
using FlagsServer.Http;

namespace FlagsServer.Direct;

/// <summary>The targets that were asked for, each looked up once. Any thread may ask.</summary>
/// <param name="responses">The right answers.</param>
internal sealed class DirectTargets(IResponses responses)
{
    // A client can make targets without end, by their queries. Those beyond this number are looked up each time.
    private const int MaxKept = 4096;

    private readonly ConcurrentDictionary<string, DirectTarget> _targets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Answer, DirectResponse> _responses = new(ReferenceEqualityComparer.Instance);
    private int _kept;

    /// <summary>What a target stands for.</summary>
    /// <param name="bytes">The target in ASCII, at most <see cref="DirectRequest.MaxTarget"/> bytes.</param>
    public DirectTarget Find(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[DirectRequest.MaxTarget];
        text = text[..Encoding.ASCII.GetChars(bytes, text)];
        return _targets.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known) ? known : Add(text.ToString());
    }

    private DirectTarget Add(string text)
    {
        var answer = responses.Find(PathPattern.GetPath(text).ToString(), text);
        var response = answer.Body.Length > DirectResponse.MaxBody ? null : _responses.GetOrAdd(answer, static answer => new DirectResponse(answer));
        var target = new DirectTarget(text, Fnv1a.Hash(text), response);
        if (Volatile.Read(ref _kept) < MaxKept && _targets.TryAdd(text, target))
        {
            Interlocked.Increment(ref _kept);
        }

        return target;
    }
}
