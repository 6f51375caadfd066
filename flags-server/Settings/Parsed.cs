namespace FlagsServer.Settings;

/// <summary>A value that was read from text, or one line that says what to type instead.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal readonly record struct Parsed<T>
{
    private readonly T? _value;

    private Parsed(T? value, string? error)
    {
        _value = value;
        Error = error;
    }

    /// <summary>What to type instead; null when the text was valid.</summary>
    public string? Error { get; }

    /// <summary>The value; only when <see cref="Error"/> is null.</summary>
    public T Value => Error is null ? _value! : throw new InvalidOperationException(Error);

    /// <summary>The text was valid.</summary>
    public static implicit operator Parsed<T>(T value) => new(value, null);

    /// <summary>The text was not valid.</summary>
    public static Parsed<T> Failed(string error) => new(default, error);
}
