using FlagsDownloader.Fuzzing.Chance;

namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>The bytes that the server sends for a request.</summary>
/// <param name="Bytes">All bytes, beginning with the status line, if there is one.</param>
/// <param name="Ending">The end of the connection.</param>
internal sealed record HostileResponse(byte[] Bytes, Ending Ending)
{
    /// <summary>Bytes to repeat after the others until the client disconnects. Default: none.</summary>
    public byte[] Endless { get; init; } = [];

    /// <summary>The number of bytes in one write. Default: all.</summary>
    public int PieceLength { get; init; } = int.MaxValue;

    // The short parts first: the bytes may be many.
    public override string ToString() =>
        $"{Ending}{(PieceLength < int.MaxValue ? $", in pieces of {PieceLength}" : "")}, {CSharpLiteral.Of(Bytes)}"
        + $"{(Endless.Length > 0 ? $", then for ever {CSharpLiteral.Of(Endless)}" : "")}";
}
