using System.Globalization;

namespace FlagsServer.FaultInjection;

/// <summary>
/// The target of a redirect: the same path with a parameter for the number of redirects that follow, <c>?hops=2</c>. The server
/// stores nothing of a chain, and each of its links is a target with its own attempts and delay.
/// </summary>
internal static class RedirectTarget
{
    /// <summary>No client follows more.</summary>
    public const int MaxHops = 1000;

    private const string Parameter = "hops=";
    private const string Loop = "loop";

    /// <summary>The target of a redirect.</summary>
    /// <param name="target">The request's.</param>
    /// <param name="fault">The redirect: <see cref="RedirectFault"/>, or otherwise a loop.</param>
    public static string After(string target, Fault fault)
    {
        var hops = fault is RedirectFault chain ? $"{chain.Hops - 1}" : Loop;
        var at = FindParameter(target);
        return at >= 0
            ? $"{target.AsSpan(0, at)}{Parameter}{hops}"
            : $"{target}{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Parameter}{hops}";
    }

    /// <summary>Whether the target is a link of a chain.</summary>
    /// <param name="target">The request's.</param>
    /// <param name="fault">The link's fault: another redirect, or null at the end of the chain, which has the right answer.</param>
    public static bool IsLink(string target, out Fault? fault)
    {
        fault = null;
        var at = FindParameter(target);
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

        if (!int.TryParse(hops, NumberStyles.None, null, out var left) || left > MaxHops)
        {
            return false;
        }

        fault = left == 0 ? null : new RedirectFault(left);
        return true;
    }

    /// <summary>The start of the parameter, which is always the last one; -1 when there is none.</summary>
    private static int FindParameter(string target)
    {
        var at = target.LastIndexOf(Parameter, StringComparison.Ordinal);
        return at > 0 && target[at - 1] is '?' or '&' && !target.AsSpan(at).Contains('&') ? at : -1;
    }
}
