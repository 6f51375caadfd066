namespace FlagsDownloader.Cli.Outputs;

/// <summary>All output files of a command. No two of them are one file, and none is one that the command must not lose.</summary>
internal sealed class OutputFiles : IDisposable
{
    private readonly List<OutputFile> _files = [];

    private OutputFiles()
    {
    }

    /// <summary>Opens all, before the work begins: afterwards the work would be lost.</summary>
    /// <param name="requests">What the user asked for.</param>
    /// <param name="conflicts">What else may not be written over.</param>
    /// <param name="time">Measures waits.</param>
    /// <param name="interrupted">Ends the wait for the reader of a pipe.</param>
    /// <exception cref="UserErrorException">One cannot be written, or would be lost.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static OutputFiles Open(
        IEnumerable<OutputRequest> requests, OutputConflicts conflicts, TimeProvider time, CancellationToken interrupted)
    {
        List<OutputTarget> targets = [.. requests.Select(OutputTarget.Find)];
        conflicts.Check(targets);
        var opened = new OutputFiles();
        try
        {
            foreach (var target in targets)
            {
                if (opened._files.FirstOrDefault(file => file.Temporary?.IsFor(target) == true) is { } other)
                {
                    throw OutputConflicts.OneFile(other.Target.Request, target.Request);
                }

                opened._files.Add(OutputFile.Open(target, Console.Error, time, interrupted));
            }

            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The file that an option names; null where the option is not given.</summary>
    public OutputFile? Find(string option) => _files.FirstOrDefault(file => file.Target.Request.Option == option);

    public void Dispose() => _files.ForEach(file => file.Dispose());
}
