namespace FlagsDownloader.Documentation.Commands;

/// <summary>What became of a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Complaint">What is wrong with the document; null where all is as shown.</param>
/// <param name="Missing">A program that the command needs and that is not installed; null where it ran.</param>
internal sealed record StepResult(ConsoleStep Step, string? Complaint, string? Missing = null);
