namespace FlagsDownloader.Testing;

/// <summary>What <see cref="ScriptedServer"/> does when a request has come.</summary>
internal sealed record ScriptedAnswer(Action<ScriptedConversation> Play)
{
    /// <summary>No byte, no end.</summary>
    public static ScriptedAnswer Silent { get; } = new(conversation => conversation.Hold());

    /// <summary>The connection ends in good order, without a byte.</summary>
    public static ScriptedAnswer Closed { get; } = new(conversation => conversation.Close());

    /// <summary>The connection breaks off, without a byte.</summary>
    public static ScriptedAnswer Reset { get; } = new(conversation => conversation.Reset());

    /// <summary>A header begins and never ends.</summary>
    public static ScriptedAnswer StalledHead { get; } = new(conversation =>
    {
        conversation.Send("HTTP/1.1 200 OK\r\nContent-Le");
        conversation.Hold();
    });

    /// <summary>Nothing that HTTP knows.</summary>
    public static ScriptedAnswer Garbage { get; } = Bytes("SSH-2.0-OpenSSH_9.2\r\n\r\n");

    /// <summary>200, whole.</summary>
    public static ScriptedAnswer Ok(byte[] content) => new(conversation =>
    {
        conversation.Send($"HTTP/1.1 200 OK\r\nContent-Length: {content.Length}\r\n\r\n");
        conversation.Send(content);
    });

    /// <summary>Any status, with a short text.</summary>
    public static ScriptedAnswer Status(int status, string reason, params string[] headers) => new(conversation =>
        conversation.Send(
            $"HTTP/1.1 {status} {reason}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}Content-Length: 5\r\n\r\nsorry"));

    /// <summary>These bytes, and then the connection ends.</summary>
    public static ScriptedAnswer Bytes(string bytes) => new(conversation =>
    {
        conversation.Send(bytes);
        conversation.Close();
    });

    /// <summary>Less content than announced; then the connection ends.</summary>
    public static ScriptedAnswer Cut(byte[] content, int announced) => new(conversation =>
    {
        SendPart(conversation, content, announced);
        conversation.Close();
    });

    /// <summary>Less content than announced; then the connection breaks off.</summary>
    public static ScriptedAnswer ResetInBody(byte[] content, int announced) => new(conversation =>
    {
        SendPart(conversation, content, announced);
        conversation.Reset();
    });

    /// <summary>Less content than announced; then nothing more.</summary>
    public static ScriptedAnswer StalledBody(byte[] content, int announced) => new(conversation =>
    {
        SendPart(conversation, content, announced);
        conversation.Hold();
    });

    /// <summary>Content whose length is not announced, in pieces, with or without the piece that ends it.</summary>
    public static ScriptedAnswer Chunked(byte[] content, int times, bool ends) => new(conversation =>
    {
        conversation.Send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (var sent = 0; sent < times; sent++)
        {
            conversation.Send($"{content.Length:x}\r\n");
            conversation.Send(content);
            conversation.Send("\r\n");
        }

        if (!ends)
        {
            conversation.Close();
        }

        conversation.Send("0\r\n\r\n");
    });

    private static void SendPart(ScriptedConversation conversation, byte[] content, int announced)
    {
        conversation.Send($"HTTP/1.1 200 OK\r\nContent-Length: {announced}\r\n\r\n");
        conversation.Send(content);
    }
}
