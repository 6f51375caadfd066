namespace FlagsDownloader.Comparison.Assertions;

/// <summary>What an assertion asks for.</summary>
/// <param name="Number">In seconds, bytes, times, or as a share from 0 to 1.</param>
/// <param name="Unit">What it is of.</param>
/// <param name="Over">The contender that <see cref="AssertionUnit.Times"/> are of; null otherwise.</param>
/// <param name="Text">As it was written.</param>
internal sealed record AssertionValue(double Number, AssertionUnit Unit, AssertionSubject? Over, string Text);
