using System.Net.Sockets;
using StreamReader = Asyncio.StreamReader;
using StreamWriter = Asyncio.StreamWriter;

namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>The finder with streams: a task for each client, which reads a line, answers, and reads the next.</summary>
/// <param name="find">Finds the characters of a query.</param>
internal sealed class StreamFinder(Func<string, ValueTask<FoundCharacters>> find)
{
    /// <summary>The number of clients until now.</summary>
    public int Clients { get; private set; }

    /// <summary>The number of queries until now.</summary>
    public int Queries { get; private set; }

    /// <summary>Serves a client, until it ends the conversation or has gone.</summary>
    public async Task Serve(StreamReader reader, StreamWriter writer)
    {
        Clients++;
        try
        {
            writer.Write(Conversation.Greeting);
            while (await LineReader.ReadLine(reader) is var bytes and not { Length: 0 })
            {
                var line = bytes is null ? TypedLine.TooLong : TypedLine.Parse(bytes);
                if (line.Query is { } query)
                {
                    Queries++;
                    writer.Write(Conversation.Answer(await find(query)));
                }
                else
                {
                    writer.Write(Conversation.Answer(line));
                }

                if (line.Ends)
                {
                    break;
                }

                // A client that asks and does not read waits here. The others go on.
                await writer.Drain();
            }
        }
        catch (SocketException)
        {
            // The client has gone.
        }
        finally
        {
            writer.Close();
        }
    }
}
