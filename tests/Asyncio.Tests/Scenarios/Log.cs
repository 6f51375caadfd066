using System.Globalization;

namespace Asyncio.Tests.Scenarios;

/// <summary>What happened, in order, in the words of record.py.</summary>
public sealed class Log
{
    private readonly List<string> _events = [];

    public IReadOnlyList<string> Events => _events;

    public void Add(object? what) => _events.Add(Text(what));

    private static string Text(object? what) => what switch
    {
        null => "None",
        Exception exception => exception.Message,
        string text => text,
        System.Collections.IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(Quoted))}]",
        _ => Convert.ToString(what, CultureInfo.InvariantCulture)!,
    };

    public static string Quoted(object item) => item switch
    {
        string text when text.Contains('\'', StringComparison.Ordinal) => $"\"{text}\"",
        string text => $"'{text}'",
        _ => Text(item),
    };
}
