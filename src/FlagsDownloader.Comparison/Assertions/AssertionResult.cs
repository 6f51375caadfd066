namespace FlagsDownloader.Comparison.Assertions;

/// <summary>An assertion held against what was measured.</summary>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="Asked">The assertion as it was written.</param>
/// <param name="Measured">The figure with its interval, e.g. <c>15.6x (95 % interval 15.2x to 16.0x)</c>; why there is none otherwise.</param>
/// <param name="Message">All of it in a line of plain words.</param>
public sealed record AssertionResult(AssertionVerdict Verdict, string Asked, string Measured, string Message);
