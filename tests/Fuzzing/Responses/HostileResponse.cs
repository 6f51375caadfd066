using FlagsDownloader.Fuzzing.Chance;

namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>What the server sends for one request, to the byte.</summary>
/// <param name="Bytes">All of it, from the status line on; if it has one.</param>
/// <param name="Ending">What becomes of the connection then.</param>
internal sealed record HostileResponse(byte[] Bytes, Ending Ending)
{
    /// <summary>Sent again and again after the rest, until the client goes. Default: nothing.</summary>
    public byte[] Endless { get; init; } = [];

    /// <summary>How many bytes are handed to the system at once. Default: all.</summary>
    public int PieceLength { get; init; } = int.MaxValue;

    // The short parts first: the bytes may be many.
    public override string ToString() =>
        $"{Ending}{(PieceLength < int.MaxValue ? $", in pieces of {PieceLength}" : "")}, {CSharpLiteral.Of(Bytes)}"
        + $"{(Endless.Length > 0 ? $", then for ever {CSharpLiteral.Of(Endless)}" : "")}";
}
