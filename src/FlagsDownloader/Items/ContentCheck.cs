namespace FlagsDownloader.Items;

/// <summary>Checks whether content is what the item is for: null if it is, otherwise a description of the fault.</summary>
public delegate string? ContentCheck(ReadOnlySpan<byte> content);
