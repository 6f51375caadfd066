namespace Asyncio;

/// <summary>The selector that suits the system best; <c>selectors.DefaultSelector</c>.</summary>
public static class DefaultSelector
{
    /// <summary>What <see cref="Create"/> makes. Tests choose another.</summary>
    internal static Func<ISelector> Factory { get; set; } =
        static () => OperatingSystem.IsLinux() ? new EpollSelector() : new SelectSelector();

    /// <summary>Makes an <see cref="EpollSelector"/> on Linux and a <see cref="SelectSelector"/> elsewhere.</summary>
    public static ISelector Create() => Factory();
}
