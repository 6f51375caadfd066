using Asyncio;
using StreamReader = Asyncio.StreamReader;

namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>Reads lines from a client that may send lines of any length, or never end one.</summary>
internal static class LineReader
{
    private static readonly byte[] LineFeed = "\n"u8.ToArray();

    /// <summary>Reads a line. Of one that is longer than the stream's limit, nothing is kept.</summary>
    /// <returns>The line with its end; empty at the end of the stream; null if it is too long.</returns>
    public static async ValueTask<byte[]?> ReadLine(StreamReader reader)
    {
        var isTooLong = false;
        while (true)
        {
            try
            {
                var line = await reader.ReadUntil(LineFeed);
                return isTooLong ? null : line;
            }
            catch (LimitOverrunException overrun)
            {
                await reader.ReadExactly(overrun.Consumed);
                isTooLong = true;
            }
            catch (IncompleteReadException end)
            {
                return isTooLong ? null : end.Partial.ToArray();
            }
        }
    }
}
