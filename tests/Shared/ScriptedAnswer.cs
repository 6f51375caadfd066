namespace FlagsDownloader.Testing;

/// <summary>The response of <see cref="ScriptedServer"/> to a request.</summary>
internal sealed record ScriptedAnswer(Action<ScriptedConversation> Play)
{
    /// <summary>Sends nothing and keeps the connection open.</summary>
    public static ScriptedAnswer Silent { get; } = new(conversation => conversation.Hold());

    /// <summary>Closes the connection without a byte.</summary>
    public static ScriptedAnswer Closed { get; } = new(conversation => conversation.Close());

    /// <summary>Resets the connection without a byte.</summary>
    public static ScriptedAnswer Reset { get; } = new(conversation => conversation.Reset());

    /// <summary>Sends the beginning of a header and nothing more.</summary>
    public static ScriptedAnswer StalledHead { get; } = new(conversation =>
    {
        conversation.Send("HTTP/1.1 200 OK\r\nContent-Le");
        conversation.Hold();
    });

    /// <summary>Sends bytes that are not HTTP.</summary>
    public static ScriptedAnswer Garbage { get; } = Bytes("SSH-2.0-OpenSSH_9.2\r\n\r\n");

    /// <summary>A complete 200.</summary>
    public static ScriptedAnswer Ok(byte[] content) => new(conversation =>
    {
        conversation.Send($"HTTP/1.1 200 OK\r\nContent-Length: {content.Length}\r\n\r\n");
        conversation.Send(content);
    });

    /// <summary>Any status, with a short text.</summary>
    public static ScriptedAnswer Status(int status, string reason, params string[] headers) => new(conversation =>
        conversation.Send(
            $"HTTP/1.1 {status} {reason}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}Content-Length: 5\r\n\r\nsorry"));

    /// <summary>Sends these bytes and closes the connection.</summary>
    public static ScriptedAnswer Bytes(string bytes) => new(conversation =>
    {
        conversation.Send(bytes);
        conversation.Close();
    });

    /// <summary>Sends less content than announced and closes the connection.</summary>
    public static ScriptedAnswer Cut(byte[] content, int announced) => new(conversation =>
    {
        SendPart(conversation, content, announced);
        conversation.Close();
    });

    /// <summary>Sends less content than announced and resets the connection.</summary>
    public static ScriptedAnswer ResetInBody(byte[] content, int announced) => new(conversation =>
    {
        SendPart(conversation, content, announced);
        conversation.Reset();
    });

    /// <summary>Sends less content than announced and nothing more.</summary>
    public static ScriptedAnswer StalledBody(byte[] content, int announced) => new(conversation =>
    {
        SendPart(conversation, content, announced);
        conversation.Hold();
    });

    /// <summary>Sends chunked content, with or without the last chunk.</summary>
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
