namespace FlagsServer.Weather;

/// <summary>A chunked body ends without the last chunk, which says that it is whole: the connection is closed (TCP FIN).</summary>
/// <param name="After">After how many bytes of the body; null for all of it, so that only the end is missing.</param>
internal sealed record CutChunkedFault(int? After) : Fault
{
    /// <inheritdoc/>
    public override string Kind => "cut-chunked";

    /// <inheritdoc/>
    protected override string Options => After is null ? "" : $":after={After}";
}
