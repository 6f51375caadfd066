using System.Globalization;
using FlagsServer.Traffic;
using FlagsServer.Weather;

namespace FlagsServer.Http;

/// <summary>A line a request for <c>--verbose</c>; otherwise silence.</summary>
/// <param name="lines">Where lines go; null for silence. Must be safe to write to from any thread.</param>
internal sealed class RequestLog(TextWriter? lines)
{
    /// <summary>A request under <c>/flags/</c> was answered.</summary>
    public void Answered(string profile, HttpContext context, int attempt, RequestEnd end) =>
        lines?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{profile} {Line(context)} {(end.Status is { } status ? $"{status}" : "no status")}, {end.Bytes} bytes, attempt {attempt}, "
            + $"after {end.Actual.TotalMilliseconds:0.0} ms{Told(end.Fault)}"));

    /// <summary>The client went away before the answer.</summary>
    public void Abandoned(string profile, HttpContext context, int attempt) =>
        lines?.WriteLine($"{profile} {Line(context)} abandoned by the client, attempt {attempt}");

    /// <summary>A request elsewhere was answered.</summary>
    public void Answered(string profile, HttpContext context, Answer answer) =>
        lines?.WriteLine($"{profile} {Line(context)} {answer.Status}, {answer.Body.Length} bytes");

    /// <summary>A fault that the status does not tell.</summary>
    private static string Told(Fault? fault) => fault is null or StatusFault { Retry: null } ? "" : $", {fault}";

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
