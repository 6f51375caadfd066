namespace Asyncio;

/// <summary>A function that a worker process can be asked to call, under the name by which it is asked.</summary>
public abstract class ProcessFunction
{
    private protected ProcessFunction(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>What parent and worker call it.</summary>
    public string Name { get; }

    internal abstract byte[] Call(ReadOnlySpan<byte> argument);
}
