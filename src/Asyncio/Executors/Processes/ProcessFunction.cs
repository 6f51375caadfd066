namespace Asyncio;

/// <summary>A named function that a worker process can call.</summary>
public abstract class ProcessFunction
{
    private protected ProcessFunction(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>The name that parent and worker use.</summary>
    public string Name { get; }

    internal abstract byte[] Call(ReadOnlySpan<byte> argument);
}
