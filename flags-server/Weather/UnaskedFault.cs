namespace FlagsServer.Weather;

/// <summary>The right answer, followed by bytes on the kept connection that no request asked for and that look like an answer.</summary>
/// <param name="Flag">The code of the flag that the unasked answer carries, two small letters; null for 404 Not Found.</param>
internal abstract record UnaskedFault(string? Flag) : Fault
{
    /// <inheritdoc/>
    protected override string Options => Flag is null ? "" : $":flag={Flag}";
}
