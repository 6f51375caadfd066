namespace FlagsServer.Weather;

/// <summary>The body is longer than its Content-Length, and the excess looks like an answer. The connection stays open.</summary>
/// <param name="Flag">The code of the flag that the excess carries, two small letters; null for 404 Not Found.</param>
/// <param name="By">
/// How many bytes too many, at most; null for a whole answer. An answer that is cut short takes the beginning of the next
/// real one for the rest of its own body.
/// </param>
internal sealed record LongBodyFault(string? Flag, int? By) : UnaskedFault(Flag)
{
    /// <inheritdoc/>
    public override string Kind => "long-body";

    /// <inheritdoc/>
    protected override string Options => base.Options + (By is null ? "" : $":by={By}");
}
