using System.IO.Enumeration;

namespace FlagsServer.FaultInjection;

/// <summary>A pattern of paths: <c>*.gif</c>, <c>/flags/b*</c>. It must match the whole path, as sent and without the query.</summary>
/// <param name="Text">With <c>*</c> for any characters, none and slashes included.</param>
internal sealed record PathPattern(string Text)
{
    /// <summary>Every path.</summary>
    public static PathPattern All { get; } = new("*");

    /// <summary>Whether a path matches.</summary>
    public bool Matches(ReadOnlySpan<char> path) =>
        Text == "*" || FileSystemName.MatchesSimpleExpression(Text, path, ignoreCase: false);

    /// <summary>A request target's path: the part before the query.</summary>
    public static ReadOnlySpan<char> GetPath(ReadOnlySpan<char> target)
    {
        var query = target.IndexOf('?');
        return query < 0 ? target : target[..query];
    }
}
