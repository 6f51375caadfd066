namespace FlagsDownloader.Comparison.Assertions;

/// <summary>What came of reading an assertion: one of the two.</summary>
/// <param name="Value">The assertion; null where the text is none.</param>
/// <param name="Failure">What is wrong with the text, in a line; null where nothing is.</param>
public sealed record ParsedAssertion(Assertion? Value, string? Failure);
