namespace FlagsDownloader.Comparison.Assertions;

/// <summary>The value of an assertion.</summary>
/// <param name="Number">The number, in seconds, bytes, times, or as a share from 0 to 1.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Over">The contender that <see cref="AssertionUnit.Times"/> relate to; null for other units.</param>
/// <param name="Text">The value as the user wrote it.</param>
internal sealed record AssertionValue(double Number, AssertionUnit Unit, AssertionSubject? Over, string Text);
