namespace FlagsDownloader.Documentation.Commands;

/// <summary>An exception for commands in the documents.</summary>
/// <param name="Command">A <see cref="ConsoleStep.Name"/>, or its beginning and <c>*</c>.</param>
/// <param name="How">The treatment.</param>
/// <param name="Because">The reason, and for <see cref="Treatment.NotRun"/> where it is run instead.</param>
/// <param name="ExitCode">For <see cref="Treatment.EndsWith"/>.</param>
internal sealed record CommandRule(string Command, Treatment How, string Because, int ExitCode = 0)
{
    public bool Fits(ConsoleStep step) => Command.EndsWith('*')
        ? step.Name.StartsWith(Command[..^1], StringComparison.Ordinal)
        : step.Name == Command;
}
