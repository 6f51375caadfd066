namespace FlagsDownloader.Documents;

/// <summary>Values that are indexed, and written with a name for each. Two are equal if all their values are.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <param name="values">The values, in their order.</param>
public abstract class NamedValues<T>(IEnumerable<T> values) : IEquatable<NamedValues<T>>
{
    private readonly T[] _values = [.. values];

    /// <summary>The values, in their order.</summary>
    public IReadOnlyList<T> Values => _values;

    /// <inheritdoc/>
    public bool Equals(NamedValues<T>? other) => other?.GetType() == GetType() && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NamedValues<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in _values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }
}
