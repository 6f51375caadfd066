namespace FlagsDownloader.Comparison.Assertions;

/// <summary>The unit of a value.</summary>
internal enum AssertionUnit
{
    /// <summary>A plain number.</summary>
    Number,

    /// <summary><c>s</c> or <c>ms</c>; a unit is required.</summary>
    Seconds,

    /// <summary><c>B</c>, <c>kB</c>, <c>MB</c>, <c>GB</c> of a thousand each, or <c>KiB</c>, <c>MiB</c>, <c>GiB</c> of 1024.</summary>
    Bytes,

    /// <summary><c>x</c>: times as fast as another.</summary>
    Times,

    /// <summary>How many times as long as a contender of another comparison: <c>x</c> after <c>&lt;</c> or <c>&lt;=</c>.</summary>
    TimesAsLong,

    /// <summary><c>% ideal</c>.</summary>
    ShareOfIdeal,
}
