using System.Diagnostics;
using System.Globalization;

namespace Asyncio.Tests;

/// <summary>Signals that a test sends to its own process.</summary>
internal static class Signals
{
    /// <summary>Sends one and waits until it was sent; it may arrive later.</summary>
    /// <param name="name">As <c>kill</c> has it, without SIG.</param>
    public static void Send(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
