namespace FlagsServer.Hosting;

/// <summary>Where .NET continues when a socket has data or room.</summary>
internal static class SocketCompletions
{
    private const string Inline = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>
    /// Lets the threads that wait for sockets, one for each processor, answer requests themselves, as nginx's workers do, unless the
    /// environment says otherwise. Otherwise each request is passed to the thread pool, which takes 1.2 to 1.3 times the processor time
    /// for an answer of 12 KB (64 connections, one processor). It is unsafe for applications that block; this one does not.
    /// </summary>
    /// <remarks>.NET has no other way to set it, and reads it when the first socket is created.</remarks>
    public static void RunInline()
    {
        if (Environment.GetEnvironmentVariable(Inline) is null)
        {
            Environment.SetEnvironmentVariable(Inline, "1");
        }
    }
}
