namespace FlagsDownloader.Cli;

/// <summary>Starts threads that a run does not need.</summary>
internal static class OptionalThread
{
    /// <summary>Starts a thread, if the system has one left.</summary>
    /// <returns>Whether the thread runs.</returns>
    public static bool TryStart(Thread thread)
    {
        try
        {
            thread.Start();
            return true;
        }
        catch (Exception exception) when (exception is OutOfMemoryException or ThreadStartException)
        {
            return false;
        }
    }
}
