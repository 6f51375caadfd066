using FlagsServer.FaultInjection;

namespace FlagsServer.Http;

/// <summary>The answers of a recording: generated content of the recorded size and type.</summary>
/// <param name="origin">The recorded addresses.</param>
internal sealed class ReplayResponses(RecordedOrigin origin) : IResponses
{
    // Created on first use, because they may be large. Two requests may both create one; they wait for the same.
    private readonly Dictionary<string, Lazy<Answer>> _answers = origin.Addresses.ToDictionary(
        address => address.Target,
        address => new Lazy<Answer>(() => new Answer
        {
            Status = StatusCodes.Status200OK,
            ContentType = address.Type ?? GeneratedContent.DefaultType,
            Body = GeneratedContent.Create(address.Type, address.Size),
        }),
        StringComparer.Ordinal);

    /// <inheritdoc/>
    public Answer Find(string path, string target) => _answers.TryGetValue(target, out var answer) ? answer.Value : Answer.NotRecorded;
}
