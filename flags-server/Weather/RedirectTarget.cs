using System.Globalization;

namespace FlagsServer.Weather;

/// <summary>
/// Where redirects lead: to the same path with a parameter that says how many more are to come, <c>?hops=2</c>. The server
/// keeps nothing of a chain, and each of its links is a target with attempts and a delay of its own.
/// </summary>
internal static class RedirectTarget
{
    /// <summary>More than any client follows.</summary>
    public const int MostHops = 1000;

    private const string Parameter = "hops=";
    private const string Loop = "loop";

    /// <summary>The target that a redirect leads to.</summary>
    /// <param name="target">The request's.</param>
    /// <param name="fault">The redirect: <see cref="RedirectFault"/>, or otherwise a loop.</param>
    public static string After(string target, Fault fault)
    {
        var hops = fault is RedirectFault chain ? $"{chain.Hops - 1}" : Loop;
        var at = PlaceOf(target);
        return at >= 0
            ? $"{target.AsSpan(0, at)}{Parameter}{hops}"
            : $"{target}{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Parameter}{hops}";
    }

    /// <summary>Is the target a link of a chain?</summary>
    /// <param name="target">The request's.</param>
    /// <param name="fault">What the link does: another redirect, or null at the chain's end, where the answer is the right one.</param>
    public static bool IsLink(string target, out Fault? fault)
    {
        fault = null;
        var at = PlaceOf(target);
        if (at < 0)
        {
            return false;
        }

        var hops = target.AsSpan(at + Parameter.Length);
        if (hops.SequenceEqual(Loop))
        {
            fault = new RedirectLoopFault();
            return true;
        }

        if (!int.TryParse(hops, NumberStyles.None, null, out var left) || left > MostHops)
        {
            return false;
        }

        fault = left == 0 ? null : new RedirectFault(left);
        return true;
    }

    /// <summary>Where the parameter begins, which is always the last; -1 when there is none.</summary>
    private static int PlaceOf(string target)
    {
        var at = target.LastIndexOf(Parameter, StringComparison.Ordinal);
        return at > 0 && target[at - 1] is '?' or '&' && !target.AsSpan(at).Contains('&') ? at : -1;
    }
}
