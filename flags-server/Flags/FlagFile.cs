namespace FlagsServer.Flags;

/// <summary>One country's files.</summary>
/// <param name="Code">ISO 3166-1, upper case.</param>
/// <param name="Name">In English.</param>
/// <param name="Image">A GIF.</param>
/// <param name="Metadata">JSON in the case study's form and spacing, UTF-8.</param>
internal sealed record FlagFile(string Code, string Name, byte[] Image, byte[] Metadata);
