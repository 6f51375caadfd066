namespace Asyncio;

/// <summary>The best selector for the system; <c>selectors.DefaultSelector</c>.</summary>
public static class DefaultSelector
{
    /// <summary>The factory of <see cref="Create"/>. Tests replace it.</summary>
    internal static Func<ISelector> Factory { get; set; } =
        static () => OperatingSystem.IsLinux() ? new EpollSelector() : new SelectSelector();

    /// <summary>Creates an <see cref="EpollSelector"/> on Linux and a <see cref="SelectSelector"/> on other systems.</summary>
    public static ISelector Create() => Factory();
}
