namespace FlagsServer.Weather;

/// <summary>The right answer under a huge header.</summary>
/// <param name="Size">By how many bytes the header is larger.</param>
internal sealed record HugeHeadersFault(int Size) : Fault
{
    /// <inheritdoc/>
    public override string Kind => "huge-headers";

    /// <inheritdoc/>
    protected override string Options => $":size={Size}";
}
