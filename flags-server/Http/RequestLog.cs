using System.Globalization;

namespace FlagsServer.Http;

/// <summary>A line a request for <c>--verbose</c>; otherwise silence.</summary>
/// <param name="lines">Where lines go; null for silence. Must be safe to write to from any thread.</param>
internal sealed class RequestLog(TextWriter? lines)
{
    /// <summary>A request under <c>/flags/</c> was answered.</summary>
    public void Answered(string profile, HttpContext context, int attempt, Answer answer, TimeSpan held) =>
        lines?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{profile} {Line(context)} {answer.Status}, {answer.Body.Length} bytes, attempt {attempt}, after {held.TotalMilliseconds:0.0} ms"));

    /// <summary>The client went away before the answer.</summary>
    public void Abandoned(string profile, HttpContext context, int attempt) =>
        lines?.WriteLine($"{profile} {Line(context)} abandoned by the client, attempt {attempt}");

    /// <summary>A request elsewhere was answered.</summary>
    public void Answered(string profile, HttpContext context, Answer answer) =>
        lines?.WriteLine($"{profile} {Line(context)} {answer.Status}, {answer.Body.Length} bytes");

    private static string Line(HttpContext context)
    {
        // A client may send what a terminal would obey.
        var target = RequestTarget.Of(context).ToCharArray();
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = char.IsControl(target[i]) ? '?' : target[i];
        }

        return $"{context.Request.Method} {new string(target)}";
    }
}
