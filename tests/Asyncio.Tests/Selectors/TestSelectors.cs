using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Asyncio.Tests;

/// <summary>The selectors that tests run on, and sockets for them.</summary>
internal static class TestSelectors
{
    /// <summary>The environment variable that makes all loops of a test process use the portable selector.</summary>
    public const string Variable = "ASYNCIO_TESTS_SELECTOR";

    public static bool IsPortableRun { get; } = Environment.GetEnvironmentVariable(Variable) == "select";

    public static TheoryData<string> Names => OperatingSystem.IsLinux() ? ["epoll", "select"] : ["select"];

    public static ISelector Create(string name) => name == "epoll" && OperatingSystem.IsLinux() ? new EpollSelector() : new SelectSelector();

    public static EventLoopOptions Options(string name) => new() { Selector = () => Create(name) };

    /// <summary>Two sockets that are connected to each other, non-blocking.</summary>
    public static (Socket Left, Socket Right) Pair()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var left = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        left.Connect(listener.LocalEndPoint!);
        var right = listener.Accept();
        left.NoDelay = right.NoDelay = true;
        left.Blocking = right.Blocking = false;
        return (left, right);
    }

#pragma warning disable CA2255 // The entry point is xunit's; this runs before it.
    [ModuleInitializer]
    internal static void Choose()
    {
        if (IsPortableRun)
        {
            DefaultSelector.Factory = static () => new SelectSelector();
        }
    }
#pragma warning restore CA2255
}
