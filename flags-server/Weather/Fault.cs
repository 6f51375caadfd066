namespace FlagsServer.Weather;

/// <summary>
/// What goes wrong with a request, as data: planned by <see cref="Climate"/>, carried out where answers are written.
/// A new kind of fault is a new record here, a line in the catalogue that the command line reads, and a new case there.
/// </summary>
internal abstract record Fault
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Kind { get; }

    /// <summary>Its options as they are typed, each with its colon: <c>:after=2000</c>. Empty for none.</summary>
    protected virtual string Options => "";

    /// <summary>As it is typed on the command line, without paths and share: <c>cut:after=2000</c>.</summary>
    public sealed override string ToString() => Kind + Options;
}
