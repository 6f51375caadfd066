using System.Text;
using Asyncio;

namespace FlagsDownloader.Cli.Tests.CharacterFinder;

public sealed class HttpFinderTests
{
    private const string Row = "<tr><th scope=\"row\">U+1F639</th><td><bdi>&#128569;</bdi></td><td>CAT FACE WITH TEARS OF JOY</td></tr>";

    [Fact]
    public void Get_AQuery_IsAPageWithARowForEachCharacter()
    {
        var (head, page) = Ask("GET /?q=cat+face%20tears HTTP/1.0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", head, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/html; charset=utf-8", head, StringComparison.Ordinal);
        Assert.Contains($"Content-Length: {Encoding.UTF8.GetByteCount(page)}\r\n", head, StringComparison.Ordinal);
        Assert.Contains("<p role=\"status\">1 character found.</p>", page, StringComparison.Ordinal);
        Assert.Contains(Row, page, StringComparison.Ordinal);
        Assert.Contains("value=\"cat face tears\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_NoQuery_IsAPageWithAFormAndExamplesThatFindSomething()
    {
        var (_, page) = Ask("GET / HTTP/1.0\r\n\r\n");

        Assert.Contains("<form action=\"/\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"status\"", page, StringComparison.Ordinal);
        var links = page.Split("<li><a href=\"").Skip(1).Select(link => link.Split('"')[0]).ToList();
        Assert.InRange(links.Count, 3, 10);
        Assert.All(links, link => Assert.Contains("<tr><th scope=\"row\">U+", Ask($"GET {link} HTTP/1.0\r\n\r\n").Body, StringComparison.Ordinal));
    }

    [Fact]
    public void Get_AQueryOfHtml_IsEscaped()
    {
        var (_, page) = Ask("GET /?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E HTTP/1.0\r\n\r\n");

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Head_AQuery_IsTheHeadOfTheSameAnswer()
    {
        var (head, body) = Ask("HEAD /?q=cat HTTP/1.0\r\n\r\n");

        Assert.Equal(Ask("GET /?q=cat HTTP/1.0\r\n\r\n").Head, head);
        Assert.Equal("", body);
    }

    [Theory]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nq=a", 405)]
    [InlineData("GET /nosuch HTTP/1.0\r\n\r\n", 404)]
    [InlineData("GET /licence HTTP/1.0\r\n\r\n", 200)]
    [InlineData("cat face\n", 400)]
    [InlineData("GET / HTTP/2.0\r\n\r\n", 400)]
    [InlineData("GET /\r\n", 400)]
    [InlineData("\u0001\u00FF\r\n", 400)]
    public void Request_OfAnyKind_HasItsStatusAndEndsTheConnection(string request, int status) =>
        Assert.StartsWith($"HTTP/1.1 {status} ", Ask(request).Head, StringComparison.Ordinal);

    [Fact]
    public void Get_AQueryOfAMegabyte_Is414() =>
        Assert.StartsWith("HTTP/1.1 414 ", Ask($"GET /?q={new string('a', 1 << 20)} HTTP/1.1\r\nConnection: close\r\n\r\n").Head, StringComparison.Ordinal);

    [Fact]
    public void Get_WithTooManyHeadersOrATooLongOne_Is431()
    {
        var many = string.Concat(Enumerable.Repeat("a: b\r\n", 1_000));

        Assert.StartsWith("HTTP/1.1 431 ", Ask($"GET / HTTP/1.1\r\n{many}\r\n").Head, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431 ", Ask($"GET / HTTP/1.1\r\na: {new string('b', 10_000)}\r\n\r\n").Head, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_TwoQueriesOnAConnection_AreBothAnswered()
    {
        var answers = Send("GET /?q=cat+face+tears HTTP/1.1\r\n\r\nGET /?q=cat+face+tears HTTP/1.1\r\nConnection: close\r\n\r\n");

        Assert.Equal(3, answers.Split(Row).Length);
        Assert.Single(answers.Split('\n'), "Connection: close\r");
    }

    private static (string Head, string Body) Ask(string request)
    {
        var parts = Send(request).Split("\r\n\r\n", 2);
        return (parts[0] + "\r\n", parts[1]);
    }

    private static string Send(string request)
    {
        var answer = "";
        FinderKind.Run("http", async port =>
        {
            var (reader, writer) = await EventLoop.OpenConnection("127.0.0.1", port);
            writer.Write(Encoding.Latin1.GetBytes(request));
            answer = Encoding.UTF8.GetString(await reader.Read());
            writer.Close();
        });
        return answer;
    }
}
