namespace Asyncio;

/// <summary>Formats values for messages, like Python's <c>repr</c>.</summary>
internal static class Representation
{
    public static string Format<T>(T value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        Exception exception => $"{exception.GetType().Name}(\"{exception.Message}\")",
        bool flag => flag ? "true" : "false",
        _ => value.ToString() ?? "null",
    };
}
