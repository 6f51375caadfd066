namespace FlagsServer.FaultInjection;

/// <summary>A fault of a request, as data. <see cref="FaultProfile"/> plans it; the code that writes answers carries it out.</summary>
/// <remarks>docs/adding-a-fault.md shows the steps to add a kind.</remarks>
internal abstract record Fault
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Kind { get; }

    /// <summary>Its options as they are typed, each with its colon: <c>:after=2000</c>. Empty for none.</summary>
    protected virtual string Options => "";

    /// <summary>As it is typed on the command line, without paths and share: <c>cut:after=2000</c>.</summary>
    public sealed override string ToString() => Kind + Options;
}

/// <summary>A fault that is not drawn for single requests but applies all the time, in addition to the one that is drawn.</summary>
internal abstract record PersistentFault : Fault;

/// <summary>A fault at a position in the body.</summary>
/// <param name="After">The position in bytes; null for a random one.</param>
internal abstract record PositionedFault(int? After) : Fault
{
    /// <inheritdoc/>
    protected override string Options => After is null ? "" : $":after={After}";

    /// <summary>The same fault at a position in a body of known length. The position is never the body's end.</summary>
    /// <param name="unit">The random number for the position, in [0, 1).</param>
    /// <param name="length">The body's length in bytes.</param>
    public PositionedFault At(int length, double unit) =>
        this with { After = length == 0 ? 0 : Math.Min(After ?? (int)(unit * length), length - 1) };
}

/// <summary>The right answer, followed on the open connection by bytes that no request asked for and that look like an answer.</summary>
/// <param name="Flag">The code of the flag that the unasked answer carries, two small letters; null for 404 Not Found.</param>
internal abstract record UnaskedFault(string? Flag) : Fault
{
    /// <inheritdoc/>
    protected override string Options => Flag is null ? "" : $":flag={Flag}";
}
