namespace FlagsDownloader.Cli;

/// <summary>Threads that a run can do without.</summary>
internal static class OptionalThread
{
    /// <summary>Starts a thread, if the system has one left.</summary>
    /// <returns>Whether it runs.</returns>
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
