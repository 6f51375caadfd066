namespace FlagsDownloader.Documentation.Commands;

/// <summary>The result of a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Complaint">The error in the document; null if there is none.</param>
/// <param name="Missing">A missing program that the command needs; null if the command ran.</param>
internal sealed record StepResult(ConsoleStep Step, string? Complaint, string? Missing = null);
