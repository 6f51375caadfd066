using System.IO.Enumeration;

namespace FlagsServer.Weather;

/// <summary>Which paths: <c>*.gif</c>, <c>/flags/b*</c>. The whole path must fit, as sent and without the query.</summary>
/// <param name="Text">With <c>*</c> for any characters, none and slashes included.</param>
internal sealed record PathPattern(string Text)
{
    /// <summary>Every path.</summary>
    public static PathPattern All { get; } = new("*");

    /// <summary>Does a path fit?</summary>
    public bool Covers(ReadOnlySpan<char> path) =>
        Text == "*" || FileSystemName.MatchesSimpleExpression(Text, path, ignoreCase: false);

    /// <summary>A request target's path: what is before the query.</summary>
    public static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> target)
    {
        var query = target.IndexOf('?');
        return query < 0 ? target : target[..query];
    }
}
