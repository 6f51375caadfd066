namespace Asyncio;

/// <summary>Recovers the names of callbacks and coroutines in the source from the names that the compiler generates.</summary>
internal static class CallbackName
{
    public static string From(Delegate? callback) => callback is null ? "?" : FromMethodName(callback.Method.Name);

    /// <summary>Returns the source name of a method with a generated name, and any other name unchanged.</summary>
    /// <remarks>
    /// A local function <c>Spin</c> in <c>Main</c> compiles to <c>&lt;Main&gt;g__Spin|0_1</c>, a lambda there to
    /// <c>&lt;Main&gt;b__0_2</c>, and the state machine of an async method <c>Spin</c> to the type <c>&lt;Spin&gt;d__3</c>.
    /// </remarks>
    public static string FromMethodName(string name)
    {
        var close = name.LastIndexOf('>');
        if (close < 0)
        {
            return name;
        }

        var outer = name[(name.LastIndexOf('<', close) + 1)..close];
        var kind = name.AsSpan(close + 1);
        if (kind.StartsWith("g__", StringComparison.Ordinal))
        {
            var local = kind[3..];
            var bar = local.IndexOf('|');
            return (bar < 0 ? local : local[..bar]).ToString();
        }

        return kind.StartsWith("b__", StringComparison.Ordinal) ? $"{outer}.<lambda>" : outer;
    }

    /// <summary>Returns the name of the async method that returned the task; <c>?</c> if that is unknown, as for a task that completed at once.</summary>
    public static string FromBody(Task? body)
    {
        var machine = body?.GetType().GenericTypeArguments.LastOrDefault()?.Name;
        return machine is not null && machine.StartsWith('<') && machine.LastIndexOf('>') is var end and > 0
            ? FromMethodName(machine[1..end])
            : "?";
    }

    /// <summary>Returns the coroutine that an expression starts: <c>Spin</c> for <c>ct =&gt; Spin("thinking", ct)</c>.</summary>
    /// <returns>Null if the expression is a lambda with a block, or has no name.</returns>
    public static string? FromExpression(string? expression)
    {
        if (string.IsNullOrEmpty(expression))
        {
            return null;
        }

        var text = expression.AsSpan().Trim();
        var arrow = text.IndexOf("=>", StringComparison.Ordinal);
        if (arrow >= 0)
        {
            text = text[(arrow + 2)..].TrimStart();
        }

        if (text.StartsWith("await ", StringComparison.Ordinal))
        {
            text = text[6..].TrimStart();
        }

        var end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.' or '@'))
        {
            end++;
        }

        var rest = text[end..];
        if (end == 0 || (arrow >= 0 && !rest.StartsWith("(", StringComparison.Ordinal) && !rest.StartsWith("<", StringComparison.Ordinal)))
        {
            return null;
        }

        var name = text[..end];
        return name[(name.LastIndexOf('.') + 1)..].ToString();
    }
}
