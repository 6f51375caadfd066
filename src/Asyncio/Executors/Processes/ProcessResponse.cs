namespace Asyncio;

/// <summary>A worker's response: a result, or the text of an exception.</summary>
internal readonly record struct ProcessResponse(byte[]? Result, string Type, string Message, string Stack)
{
    public static ProcessResponse FromResult(byte[] result) => new(result, string.Empty, string.Empty, string.Empty);

    public static ProcessResponse FromException(Exception exception) =>
        new(null, exception.GetType().FullName ?? exception.GetType().Name, exception.Message, exception.StackTrace ?? string.Empty);

    public static ProcessResponse Read(BinaryReader reader) => reader.ReadBoolean()
        ? FromResult(reader.ReadBytes(reader.ReadInt32()))
        : new ProcessResponse(null, reader.ReadString(), reader.ReadString(), reader.ReadString());

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
