using System.Globalization;
using FlagsServer.FaultInjection;
using FlagsServer.Statistics;

namespace FlagsServer.Http;

/// <summary>Writes one line for each request with <c>--verbose</c>, and nothing without.</summary>
/// <param name="lines">The output; null for none. Any thread may write to it.</param>
internal sealed class RequestLog(TextWriter? lines)
{
    /// <summary>Whether anything is logged.</summary>
    public bool IsOn => lines is not null;

    /// <summary>Logs an answer under <c>/flags/</c>.</summary>
    public void Answered(string profile, HttpContext context, int attempt, RequestOutcome end) =>
        lines?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{profile} {Line(context)} {(end.Status is { } status ? $"{status}" : "no status")}, {end.Bytes} bytes, attempt {attempt}, "
            + $"after {end.Actual.TotalMilliseconds:0.0} ms{Describe(end.Fault)}"));

    /// <summary>Logs that the client closed the connection before the answer.</summary>
    public void Abandoned(string profile, HttpContext context, int attempt) =>
        lines?.WriteLine($"{profile} {Line(context)} abandoned by the client, attempt {attempt}");

    /// <summary>Logs an answer elsewhere.</summary>
    public void Answered(string profile, HttpContext context, Answer answer) =>
        lines?.WriteLine($"{profile} {Line(context)} {answer.Status}, {answer.Body.Length} bytes");

    /// <summary>Logs a TLS handshake that failed.</summary>
    /// <param name="profile">The profile's label.</param>
    /// <param name="reason">The reason in one line.</param>
    public void HandshakeFailed(string profile, string reason) => lines?.WriteLine($"{profile} TLS handshake failed: {reason}");

    /// <summary>The fault, where the status does not show it.</summary>
    private static string Describe(Fault? fault) => fault is null or StatusFault { Retry: null } ? "" : $", {fault}";

    private static string Line(HttpContext context)
    {
        // A client may send control codes for the terminal.
        var target = RequestTarget.From(context).ToCharArray();
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = char.IsControl(target[i]) ? '?' : target[i];
        }

        return $"{context.Request.Method} {new string(target)}";
    }
}
