namespace FlagsDownloader.Addresses;

/// <summary>A part of a <see cref="NameTemplate"/>.</summary>
/// <param name="Placeholder">What it stands for.</param>
/// <param name="Text">The text of a literal; the zeros after <c>{n:</c>.</param>
internal readonly record struct NamePart(NamePlaceholder Placeholder, string Text);
