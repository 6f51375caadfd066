namespace FlagsServer.Settings;

/// <summary>A value read from text, or one line that says what to type instead.</summary>
/// <typeparam name="T">What was read.</typeparam>
internal readonly record struct Parsed<T>
{
    private readonly T? _value;

    private Parsed(T? value, string? error)
    {
        _value = value;
        Error = error;
    }

    /// <summary>What to type instead; null when the text was good.</summary>
    public string? Error { get; }

    /// <summary>The value; only when <see cref="Error"/> is null.</summary>
    public T Value => Error is null ? _value! : throw new InvalidOperationException(Error);

    /// <summary>The text was good.</summary>
    public static implicit operator Parsed<T>(T value) => new(value, null);

    /// <summary>The text was not good.</summary>
    public static Parsed<T> Bad(string error) => new(default, error);
}
