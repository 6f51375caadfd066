using Microsoft.Win32.SafeHandles;

namespace Asyncio;

/// <summary>One of the three standard streams of a process before its start.</summary>
/// <param name="Redirect">The target of the stream.</param>
/// <param name="Pipe">The child's end of the pipe; null without a pipe.</param>
internal readonly record struct ChildStream(Redirect Redirect, SafeFileHandle? Pipe);
