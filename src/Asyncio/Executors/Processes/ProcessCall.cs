namespace Asyncio;

/// <summary>A call to a worker: the function's name, the length of the argument, the argument.</summary>
internal readonly record struct ProcessCall(string Function, byte[] Argument)
{
    /// <returns>Null at the end of the stream.</returns>
    public static ProcessCall? TryRead(BinaryReader reader)
    {
        try
        {
            return new ProcessCall(reader.ReadString(), reader.ReadBytes(reader.ReadInt32()));
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Function);
        writer.Write(Argument.Length);
        writer.Write(Argument);
        writer.Flush();
    }
}
