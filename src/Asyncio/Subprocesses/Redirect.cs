namespace Asyncio;

/// <summary>The target of a standard stream of a subprocess.</summary>
public enum Redirect
{
    /// <summary>The stream of this process; asyncio's <c>None</c>.</summary>
    Inherit,

    /// <summary>A pipe, which the loop reads or writes; <c>asyncio.subprocess.PIPE</c>.</summary>
    Pipe,

    /// <summary><c>/dev/null</c>: input is empty, output is dropped. <c>asyncio.subprocess.DEVNULL</c>.</summary>
    DevNull,

    /// <summary>For the error stream only: the target of the output; <c>asyncio.subprocess.STDOUT</c>.</summary>
    Stdout,
}
