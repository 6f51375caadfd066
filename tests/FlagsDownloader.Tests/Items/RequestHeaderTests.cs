using System.Text;
using FlagsDownloader.Items;

namespace FlagsDownloader.Tests.Items;

public sealed class RequestHeaderTests
{
    private const string InvalidName =
        "the name of a header is not one: write letters, digits and dashes before the colon, such as Accept:image/gif.";

    [Theory]
    [InlineData("Accept:image/gif", "Accept", "image/gif")]
    [InlineData("Accept: image/gif", "Accept", "image/gif")]
    [InlineData("X-Time: \t 10:20:30 \t", "X-Time", "10:20:30")]
    [InlineData("X-Empty:", "X-Empty", "")]
    [InlineData("authorization:Bearer a b", "authorization", "Bearer a b")]
    [InlineData("!#$%&'*+-.^_`|~09azAZ: x", "!#$%&'*+-.^_`|~09azAZ", "x")]
    public void Parse_NameAndValue_IsTheHeader(string text, string name, string value)
    {
        var header = RequestHeader.Parse(text);

        Assert.Equal((name, value), (header.Name, header.Value));
        Assert.Equal(new RequestHeader(name, value), header);
    }

    [Theory]
    [InlineData("secret", "a header has no colon: write NAME:VALUE, such as Accept:image/gif.")]
    [InlineData("", "a header has no colon: write NAME:VALUE, such as Accept:image/gif.")]
    [InlineData(":secret", InvalidName)]
    [InlineData("Bearer secret:x", InvalidName)]
    [InlineData("Accept :secret", InvalidName)]
    [InlineData("Ünï:secret", InvalidName)]
    [InlineData(":path:secret", InvalidName)]
    [InlineData("X-A:secret\r\nX-B: x", "the value of the header X-A has a line break, a control character or one outside of ASCII: write it without.")]
    [InlineData("X-A:secret\tx", "the value of the header X-A has a line break, a control character or one outside of ASCII: write it without.")]
    [InlineData("X-A:secret\u007F", "the value of the header X-A has a line break, a control character or one outside of ASCII: write it without.")]
    [InlineData("X-A:secrét", "the value of the header X-A has a line break, a control character or one outside of ASCII: write it without.")]
    public void Parse_NoHeader_SaysWhatToWriteWithoutTheValue(string text, string message)
    {
        var error = Assert.Throws<FormatException>(() => RequestHeader.Parse(text));

        Assert.Equal(message, error.Message);
        Assert.DoesNotContain("secr", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", "the client takes it from the address")]
    [InlineData("content-length", "it says where the message ends, which the client does itself")]
    [InlineData("Transfer-Encoding", "it says where the message ends, which the client does itself")]
    [InlineData("Trailer", "it says where the message ends, which the client does itself")]
    [InlineData("Connection", "it is for the connection, not for the content, and the client sets it itself")]
    [InlineData("KEEP-ALIVE", "it is for the connection, not for the content, and the client sets it itself")]
    [InlineData("Upgrade", "it is for the connection, not for the content, and the client sets it itself")]
    [InlineData("TE", "it is for the connection, not for the content, and the client sets it itself")]
    [InlineData("HTTP2-Settings", "it is for the connection, not for the content, and the client sets it itself")]
    [InlineData("Expect", "it announces content, and a download sends none")]
    [InlineData("Range", "the client decides itself which part of the content it asks for")]
    [InlineData("If-None-Match", "the client asks itself whether content has changed, with --update")]
    [InlineData("if-range", "the client asks itself whether content has changed, with --update")]
    [InlineData("Accept-Encoding", "the client names the encodings that it can decode")]
    [InlineData("Proxy-Authorization", "it is for a proxy, not for the server")]
    [InlineData("Content-Type", "it describes content, and a download sends none")]
    [InlineData("Last-Modified", "it describes content, and a download sends none")]
    [InlineData("Expires", "it describes content, and a download sends none")]
    [InlineData("Allow", "it describes content, and a download sends none")]
    public void Parse_AHeaderOfTheClient_IsRefusedWithTheReason(string name, string reason)
    {
        var error = Assert.Throws<FormatException>(() => RequestHeader.Parse($"{name}: secret"));

        Assert.Equal($"the header {name} cannot be set: {reason}. Leave it out.", error.Message);
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("Cookie")]
    [InlineData("User-Agent")]
    [InlineData("Accept")]
    [InlineData("Accept-Language")]
    [InlineData("Referer")]
    [InlineData("If")]
    [InlineData("X-Api-Key")]
    public void Parse_AnyOtherHeader_CanBeSentByTheClient(string name)
    {
        using var request = new HttpRequestMessage();

        Assert.True(request.Headers.TryAddWithoutValidation(RequestHeader.Parse($"{name}: x").Name, "x"));
    }

    [Fact]
    public void ToString_AHeader_ShowsNoValue() =>
        Assert.Equal("Authorization: (value not shown)", $"{RequestHeader.Parse("Authorization: Bearer secret")}");

    [Fact]
    public void ReadFile_Lines_AreHeaders()
    {
        var headers = Read("\uFEFF# comment\n\n \t\r\nAuthorization: Bearer secret\r\n  # another\nX-A:1\nX-B:2");

        Assert.Equal(
            ["Authorization=Bearer secret", "X-A=1", "X-B=2"], headers.Select(header => $"{header.Name}={header.Value}"));
    }

    [Theory]
    [InlineData("X-A:1\n\nBearer secret", "secrets.txt, line 3: a header has no colon: write NAME:VALUE, such as Accept:image/gif.")]
    [InlineData("# x\nHost: secret", "secrets.txt, line 2: the header Host cannot be set: the client takes it from the address. Leave it out.")]
    [InlineData("X-A: secret\0", "secrets.txt, line 1: the line has a NUL byte, so this is not text: give a file of UTF-8 text.")]
    [InlineData(
        "X-A: secrét",
        "secrets.txt, line 1: the value of the header X-A has a line break, a control character or one outside of ASCII: write it without.")]
    public void ReadFile_NoHeader_NamesTheLineAndNotTheValue(string text, string message)
    {
        var error = Assert.Throws<FormatException>(() => Read(text));

        Assert.Equal(message, error.Message);
        Assert.DoesNotContain("secret:", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer", error.ToString(), StringComparison.Ordinal);
    }

    private static RequestHeader[] Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return [.. RequestHeader.ReadFile(stream, "secrets.txt")];
    }
}
