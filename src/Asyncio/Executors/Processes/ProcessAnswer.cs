namespace Asyncio;

/// <summary>An answer as it comes from a worker: a result, or what became of an exception.</summary>
internal readonly record struct ProcessAnswer(byte[]? Result, string Type, string Message, string Stack)
{
    public static ProcessAnswer OfResult(byte[] result) => new(result, string.Empty, string.Empty, string.Empty);

    public static ProcessAnswer OfException(Exception exception) =>
        new(null, exception.GetType().FullName ?? exception.GetType().Name, exception.Message, exception.StackTrace ?? string.Empty);

    public static ProcessAnswer Read(BinaryReader reader) => reader.ReadBoolean()
        ? OfResult(reader.ReadBytes(reader.ReadInt32()))
        : new ProcessAnswer(null, reader.ReadString(), reader.ReadString(), reader.ReadString());

    public void Write(BinaryWriter writer)
    {
        writer.Write(Result is not null);
        if (Result is not null)
        {
            writer.Write(Result.Length);
            writer.Write(Result);
        }
        else
        {
            writer.Write(Type);
            writer.Write(Message);
            writer.Write(Stack);
        }

        writer.Flush();
    }
}
