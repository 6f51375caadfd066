using System.Net.Sockets;
using System.Text;
using Asyncio;

namespace FlagsDownloader.Cli.Tests.CharacterFinder;

public sealed class ConversationTests
{
    private const string Greeting = "Type words of a character's name, such as 'chess black', or 'quit'.\r\n?> ";
    private const string Tears = "U+1F639\t\U0001F639\tCAT FACE WITH TEARS OF JOY\r\n-- 1 character found\r\n?> ";
    private const string NotText = "-- That is not text: type words of a name, such as 'chess black'.\r\n?> ";

    [Theory]
    [InlineData("streams")]
    [InlineData("protocol")]
    [InlineData("threads")]
    public void Conversation_WithAnyKind_IsTheSame(string kind)
    {
        Assert.Equal(Greeting + Tears, Talk(kind, "cat face tears\nquit\n"));
        Assert.Equal(Greeting + Tears, Talk(kind, "  CAT face\ttears \r\nquit\r\n"));
        Assert.Equal(Greeting + "?> ", Talk(kind, "\nquit\ncat face tears\n"));
        Assert.Equal(Greeting + "-- no character has all of these words in its name\r\n?> ", Talk(kind, "dog face tears\nquit\n"));
        Assert.Equal(Greeting + "-- There is no word in that: type words of a name, such as 'chess black'.\r\n?> ", Talk(kind, "?!\nquit\n"));
    }

    [Theory]
    [InlineData("streams")]
    [InlineData("protocol")]
    [InlineData("threads")]
    public void Line_ThatIsNotText_IsRefusedAndTheNextIsAnswered(string kind) =>
        Assert.Equal(Greeting + NotText + NotText + Tears, Talk(kind, [.. "\u0001\n"u8, 0xC3, .. "\ncat face tears\nquit\n"u8]));

    [Theory]
    [InlineData("streams", 0xFF)]
    [InlineData("streams", 0x03)]
    [InlineData("streams", 0x04)]
    [InlineData("protocol", 0xFF)]
    [InlineData("threads", 0x04)]
    public void Line_WithCtrlCOrCtrlDOfTelnet_EndsTheConversation(string kind, int typed) =>
        Assert.Equal(Greeting, Talk(kind, [(byte)typed, .. "\ncat face tears\n"u8]));

    [Theory]
    [InlineData("streams")]
    [InlineData("protocol")]
    public void Line_OfABrowser_IsToldOfTheOtherPort(string kind) => Assert.Equal(
        Greeting + "-- This port is for telnet and nc. The server has another port for browsers.\r\n",
        Talk(kind, "GET /?q=cat HTTP/1.1\r\nHost: here\r\n\r\n"));

    [Theory]
    [InlineData("streams")]
    [InlineData("protocol")]
    public void Line_OfAMegabyte_IsRefusedAndTheNextIsAnswered(string kind)
    {
        var megabyte = new byte[1 << 20];
        megabyte.AsSpan().Fill((byte)'a');

        Assert.Equal(
            Greeting + "-- That line has more than 1,024 bytes: type a few words.\r\n?> " + Tears,
            Talk(kind, [.. megabyte, .. "\ncat face tears\nquit\n"u8]));
    }

    [Theory]
    [InlineData("streams")]
    [InlineData("protocol")]
    public void Line_WithoutAnEnd_IsAnsweredWhenTheClientHasEnded(string kind) =>
        Assert.Equal(Greeting + Tears, Talk(kind, "cat face tears"));

    [Theory]
    [InlineData("streams")]
    [InlineData("protocol")]
    [InlineData("threads")]
    public void Client_ThatGoesAway_EndsItsOwnConversationOnly(string kind) => FinderKind.Run(kind, async port =>
    {
        var (_, gone) = await EventLoop.OpenConnection("127.0.0.1", port);
        gone.Write("letter\nletter\nletter\n"u8);
        ((Socket)gone.GetExtraInfo("socket")!).LingerState = new LingerOption(enable: true, seconds: 0);
        gone.Transport.Abort();

        Assert.Equal(Greeting + Tears, await Talk(port, "cat face tears\nquit\n"u8.ToArray()));
    });

    [Theory]
    [InlineData("streams")]
    [InlineData("protocol")]
    public void Client_ThatAsksAndDoesNotRead_HoldsUpNoOtherAndGetsAllAnswers(string kind) => FinderKind.Run(kind, async port =>
    {
        // Each answer has some 25 kB, so that the system's buffers do not hold a tenth of them.
        const int queries = 1_000;
        var (reader, writer) = await EventLoop.OpenConnection("127.0.0.1", port);
        writer.Write(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("letter\n", queries))));
        writer.WriteEof();

        Assert.Equal(Greeting + Tears, await Talk(port, "cat face tears\nquit\n"u8.ToArray()));
        var (prompts, bytes) = (0, 0L);
        while (await reader.Read(1 << 16) is { Length: > 0 } piece)
        {
            prompts += piece.Count(letter => letter == '?');
            bytes += piece.Length;
        }

        writer.Close();
        Assert.Equal(queries + 1, prompts);
        Assert.InRange(bytes, 10_000 * queries, 100_000 * queries);
    });

    private static string Talk(string kind, string typed) => Talk(kind, Encoding.UTF8.GetBytes(typed));

    private static string Talk(string kind, byte[] typed)
    {
        var heard = "";
        FinderKind.Run(kind, async port => heard = await Talk(port, typed));
        return heard;
    }

    private static async Task<string> Talk(int port, byte[] typed)
    {
        var (reader, writer) = await EventLoop.OpenConnection("127.0.0.1", port);
        writer.Write(typed);
        writer.WriteEof();
        var heard = Encoding.UTF8.GetString(await reader.Read());
        writer.Close();
        return heard;
    }
}
