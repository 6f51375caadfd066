namespace FlagsDownloader.Comparison.Assertions;

/// <summary>The result of an assertion.</summary>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="Asked">The assertion as the user wrote it.</param>
/// <param name="Measured">The figure with its interval, e.g. <c>15.6x (95 % interval 15.2x to 16.0x)</c>; or why there is none.</param>
/// <param name="Message">The result in one line.</param>
public sealed record AssertionResult(AssertionVerdict Verdict, string Asked, string Measured, string Message);
