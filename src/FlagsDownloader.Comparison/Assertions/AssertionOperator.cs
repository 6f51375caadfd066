namespace FlagsDownloader.Comparison.Assertions;

/// <summary>Compares a figure with the value of an assertion.</summary>
/// <param name="Symbol">The operator as it is written.</param>
/// <param name="Words">The words of the operator; <c>{0}</c> stands for the value.</param>
/// <param name="IsEquality">Whether it requires an exact value, which only a count can have.</param>
/// <param name="Compare">Whether the comparison of the first value with the second holds.</param>
internal sealed record AssertionOperator(string Symbol, string Words, bool IsEquality, Func<double, double, bool> Compare)
{
    /// <summary>Whether it asks for no more than a value.</summary>
    public bool IsUpperLimit => Symbol is "<" or "<=";

    /// <summary>All operators. Longer ones stand before their prefixes.</summary>
    public static IReadOnlyList<AssertionOperator> All { get; } =
    [
        new("<=", "at most {0}", IsEquality: false, (measured, asked) => measured <= asked),
        new(">=", "at least {0}", IsEquality: false, (measured, asked) => measured >= asked),
        new("==", "{0}", IsEquality: true, (measured, asked) => measured.Equals(asked)),
        new("!=", "anything but {0}", IsEquality: true, (measured, asked) => !measured.Equals(asked)),
        new("<", "less than {0}", IsEquality: false, (measured, asked) => measured < asked),
        new(">", "more than {0}", IsEquality: false, (measured, asked) => measured > asked),
    ];
}
