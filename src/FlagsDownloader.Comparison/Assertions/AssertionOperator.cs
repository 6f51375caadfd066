namespace FlagsDownloader.Comparison.Assertions;

/// <summary>How a figure is compared with what is asked for.</summary>
/// <param name="Symbol">As it is written.</param>
/// <param name="Words">As it is said before a value; <c>{0}</c> stands for the value.</param>
/// <param name="IsEquality">Whether it asks for one value, which only a count can have.</param>
/// <param name="Compare">Whether the first value is as the operator has it with the second.</param>
internal sealed record AssertionOperator(string Symbol, string Words, bool IsEquality, Func<double, double, bool> Compare)
{
    /// <summary>All of them; longer ones before those that they begin with.</summary>
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
