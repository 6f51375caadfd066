using System.Diagnostics;
using System.Globalization;

namespace Asyncio.Tests;

/// <summary>Signals that a test sends to its own process.</summary>
internal static class Signals
{
    /// <summary>Sends a signal and waits until it was sent; it may arrive later.</summary>
    /// <param name="name">The name for <c>kill</c>, without SIG.</param>
    public static void Send(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
