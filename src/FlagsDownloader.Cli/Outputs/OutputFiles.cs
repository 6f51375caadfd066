namespace FlagsDownloader.Cli.Outputs;

/// <summary>All output files of a command. They are different files, and none overwrites an input or a flag.</summary>
internal sealed class OutputFiles : IDisposable
{
    private readonly List<OutputFile> _files = [];

    private OutputFiles()
    {
    }

    /// <summary>Checks all outputs before anything is touched, also the folder for downloaded files, which need not exist yet.</summary>
    /// <param name="requests">The outputs that the user asked for.</param>
    /// <param name="conflicts">The other files that must not be overwritten.</param>
    /// <exception cref="UserErrorException">One cannot be written, or would overwrite another.</exception>
    public static void Check(IEnumerable<OutputRequest> requests, OutputConflicts conflicts)
    {
        List<OutputTarget> targets = [.. requests.Select(request => OutputTarget.Find(request, conflicts.Folder))];
        conflicts.Check(targets);
        foreach (var target in targets)
        {
            CheckDescriptor(target);
        }
    }

    private static void CheckDescriptor(OutputTarget target)
    {
        if (target.Descriptor is not { } descriptor)
        {
            return;
        }

        try
        {
            Descriptors.Duplicate(descriptor).Dispose();
        }
        catch (IOException exception)
        {
            throw target.Request.Unwritable(exception.Message);
        }
    }

    /// <summary>Opens all before the work begins, so that an error does not lose the work.</summary>
    /// <param name="requests">The outputs that the user asked for.</param>
    /// <param name="conflicts">The other files that must not be overwritten.</param>
    /// <param name="time">Measures waits.</param>
    /// <param name="interrupted">Ends the wait for the reader of a pipe.</param>
    /// <exception cref="UserErrorException">One cannot be written, or would overwrite another.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static OutputFiles Open(
        IEnumerable<OutputRequest> requests, OutputConflicts conflicts, TimeProvider time, CancellationToken interrupted)
    {
        List<OutputTarget> targets = [.. requests.Select(request => OutputTarget.Find(request))];
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

    /// <summary>The file of an option; null if the option is not given.</summary>
    public OutputFile? Find(string option) => _files.FirstOrDefault(file => file.Target.Request.Option == option);

    public void Dispose() => _files.ForEach(file => file.Dispose());
}
