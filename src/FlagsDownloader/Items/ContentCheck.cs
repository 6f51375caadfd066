namespace FlagsDownloader.Items;

/// <summary>Says whether content is what was asked for: null when it is, otherwise what is wrong with it.</summary>
public delegate string? ContentCheck(ReadOnlySpan<byte> content);
