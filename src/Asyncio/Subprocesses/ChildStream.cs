using Microsoft.Win32.SafeHandles;

namespace Asyncio;

/// <summary>One of the three streams of a process that is to be started.</summary>
/// <param name="Redirect">Where it goes.</param>
/// <param name="Pipe">The process's end of a pipe, if it goes there.</param>
internal readonly record struct ChildStream(Redirect Redirect, SafeFileHandle? Pipe);
