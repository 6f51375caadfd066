namespace Asyncio;

/// <summary>Where a stream of a subprocess goes.</summary>
public enum Redirect
{
    /// <summary>Where this process's own goes; asyncio's <c>None</c>.</summary>
    Inherit,

    /// <summary>To this process, by a pipe that the loop reads or writes; <c>asyncio.subprocess.PIPE</c>.</summary>
    Pipe,

    /// <summary>Nowhere: there is nothing to read, and what is written is gone. <c>asyncio.subprocess.DEVNULL</c>.</summary>
    DevNull,

    /// <summary>Of the error stream: where the output goes; <c>asyncio.subprocess.STDOUT</c>.</summary>
    Stdout,
}
