namespace FlagsDownloader.Comparison.Assertions;

/// <summary>A parsed assertion, or the error.</summary>
/// <param name="Value">The assertion; null if the text is not one.</param>
/// <param name="Failure">The error in one line; null if there is none.</param>
public sealed record ParsedAssertion(Assertion? Value, string? Failure);
