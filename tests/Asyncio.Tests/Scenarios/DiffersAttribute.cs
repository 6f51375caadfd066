namespace Asyncio.Tests.Scenarios;

/// <summary>A scenario whose trace cannot or shall not be CPython's: which it is, and why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DiffersAttribute(string because, params string[] trace) : Attribute
{
    public string Because { get; } = because;

    public IReadOnlyList<string> Trace { get; } = trace;
}
