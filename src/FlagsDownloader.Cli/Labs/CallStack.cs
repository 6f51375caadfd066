using System.Diagnostics;

namespace FlagsDownloader.Cli.Labs;

/// <summary>The methods on the calling thread's stack, with their names in the source.</summary>
internal static class CallStack
{
    /// <summary>
    /// The methods of the lesson and of the loop, from the innermost to the lesson; those of .NET are left out. An async method is
    /// one entry, although it compiles to two.
    /// </summary>
    public static IReadOnlyList<string> Names()
    {
        var names = new List<string>();
        foreach (var frame in new StackTrace(skipFrames: 1).GetFrames())
        {
            // Unlike GetMethod, it works in a native program.
            if (DiagnosticMethodInfo.Create(frame) is not { DeclaringTypeName: { } type } method)
            {
                continue;
            }

            if (type.Contains(".Commands.", StringComparison.Ordinal))
            {
                break;
            }

            var isLoop = type.StartsWith("Asyncio.", StringComparison.Ordinal);
            if (!isLoop && !type.Contains(".Labs.", StringComparison.Ordinal))
            {
                continue;
            }

            var name = isLoop ? $"{type["Asyncio.".Length..]}.{method.Name}" : NameOf(type, method.Name);
            if (names.Count == 0 || names[^1] != name)
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <remarks>
    /// An async method <c>Inner</c> compiles to a method of that name and to <c>MoveNext</c> of a nested type
    /// <c>&lt;Inner&gt;d__1</c>, a lambda in it to a method <c>&lt;Inner&gt;b__1</c>, an async lambda to both.
    /// </remarks>
    private static string NameOf(string type, string method)
    {
        var path = type[(type.LastIndexOf('.') + 1)..].Split('+');
        var name = method == "MoveNext" ? path[^1][1..path[^1].LastIndexOf('>')] : method;
        return name.StartsWith('<') ? $"{path[0]}.{name[1..name.IndexOf('>')]}, a lambda" : $"{path[0]}.{name}";
    }
}
