using System.Text;
using FlagsDownloader.Addresses;

namespace FlagsDownloader.Tests.Addresses;

/// <summary>Lines that are addresses, and addresses with file names.</summary>
public sealed class AddressListTests
{
    [Fact]
    public void Read_Lines_AreEntriesWithTheirNumbers()
    {
        var entries = Lists.Read("\uFEFFhttps://a.example/1\r\n\n# comment\n \t# comment\n  http://b.example/2\t \nhttps://c.example/3");

        Assert.Equal([(1, "https://a.example/1"), (5, "http://b.example/2"), (6, "https://c.example/3")],
            entries.Select(entry => (entry.Line, entry.Address.AbsoluteUri)));
        Assert.All(entries, entry => Assert.Equal(("list.txt", null, null, null), (entry.List, entry.Name, entry.Sha256, entry.Size)));
        Assert.All(entries, entry => Assert.Empty(entry.Headers));
    }

    [Theory]
    [InlineData("https://a.example/x\tb.gif", "b.gif")]
    [InlineData("https://a.example/x\ta/b/c.gif", "a/b/c.gif")]
    [InlineData("https://a.example/x\tcôte.gif \t\r", "côte.gif")]
    [InlineData("https://a.example/x\t", null)]
    public void Read_ANameAfterATab_IsTheFilesName(string line, string? name) => Assert.Equal(name, Assert.Single(Lists.Read(line)).Name);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# https://a.example/x")]
    [InlineData("\uFEFF")]
    public void Read_NoAddress_IsEmpty(string text)
    {
        Assert.Empty(Lists.Read(text));
        Assert.Equal(
            "list.txt has no address: write one a line, such as https://example.com/a.gif.", AddressList.DescribeEmpty("list.txt"));
    }

    [Fact]
    public void Read_AFaultyLine_ComesAfterTheEntriesBeforeIt()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("https://a.example/1\n\nexample.com\n"));
        using var entries = AddressList.Read(stream, "list.txt").GetEnumerator();

        Assert.True(entries.MoveNext());
        var error = Assert.Throws<AddressListException>(() => entries.MoveNext());
        Assert.Equal(("list.txt", 3), (error.List, error.Line));
        Assert.Equal("list.txt, line 3: 'example.com' has no scheme: write https:// before it.", error.Message);
        Assert.True(stream.CanRead);
    }

    [Theory]
    [InlineData("https://A.Example:443/x", "https://a.example/x")]
    [InlineData("HTTP://a.example:8080", "http://a.example:8080/")]
    [InlineData("https://a.example/x?q=1&r=a@b#part", "https://a.example/x?q=1&r=a@b")]
    [InlineData("https://a.example#part", "https://a.example/")]
    [InlineData("https://a.example/@b", "https://a.example/@b")]
    [InlineData("https://a.example/é", "https://a.example/%C3%A9")]
    [InlineData("https://a.example/%2F%41", "https://a.example/%2FA")]
    [InlineData("http://[::1]:9/x", "http://[::1]:9/x")]
    [InlineData("http://127.0.0.1/x", "http://127.0.0.1/x")]
    [InlineData("https://a.example/a/../../b", "https://a.example/b")]
    public void ParseAddress_AnAddress_IsItsCanonicalForm(string text, string expected)
    {
        var address = AddressList.ParseAddress(text);

        Assert.Equal(expected, address.AbsoluteUri);
        Assert.Equal("", address.Fragment);
    }

    [Fact]
    public void ParseAddress_AHostOutsideOfAscii_IsEncoded() =>
        Assert.Equal("xn--bcher-kva.example", AddressList.ParseAddress("https://bücher.example/x").IdnHost);

    [Theory]
    [InlineData("", "an address is empty: write one, such as https://example.com/a.gif.")]
    [InlineData("example.com/a.gif", "'example.com/a.gif' has no scheme: write https:// before it.")]
    [InlineData("localhost:8000/a", "'localhost:8000/a' has no scheme: write https:// before it.")]
    [InlineData("a.example:x/a", "'a.example:x/a' has no scheme: write https:// before it.")]
    [InlineData("/a/b", "'/a/b' has no scheme: write https:// before it.")]
    [InlineData("//a.example/b", "'//a.example/b' has no scheme: write https: before it.")]
    [InlineData("://x", "'://x' has no scheme: write https:// before it.")]
    [InlineData("ftp://a.example/b", "'ftp://a.example/b' is not an http or https address, and no others can be downloaded: write one such as https://example.com/a.gif.")]
    [InlineData("file:///etc/passwd", "'file:///etc/passwd' is not an http or https address, and no others can be downloaded: write one such as https://example.com/a.gif.")]
    [InlineData("mailto:me@a.example", "'...@a.example' is not an http or https address, and no others can be downloaded: write one such as https://example.com/a.gif.")]
    [InlineData("https:/a.example/b", "'https:/a.example/b' is not an address: write two slashes after the colon, such as https://example.com/a.gif.")]
    [InlineData("http:a", "'http:a' is not an address: write two slashes after the colon, such as https://example.com/a.gif.")]
    [InlineData("https://", "'https://' has no host: write one after the slashes, such as https://example.com/a.gif.")]
    [InlineData("https:///a", "'https:///a' has no host: write one after the slashes, such as https://example.com/a.gif.")]
    [InlineData("https://:80/a", "'https://:80/a' has no host: write one after the slashes, such as https://example.com/a.gif.")]
    [InlineData("https://?q", "'https://?q' has no host: write one after the slashes, such as https://example.com/a.gif.")]
    [InlineData("https://#x", "'https://#x' has no host: write one after the slashes, such as https://example.com/a.gif.")]
    [InlineData("https://a:99999/b", "'https://a:99999/b' is not an address: its host or its port is not valid. Write one such as https://example.com/a.gif.")]
    [InlineData("https://[::1/b", "'https://[::1/b' is not an address: its host or its port is not valid. Write one such as https://example.com/a.gif.")]
    [InlineData("https://a b/c", "'https://a b/c' has a space or a control character: write %20 for a space, or a tab before a file name.")]
    [InlineData("https://a/b\tc", "'https://a/b c' has a space or a control character: write %20 for a space, or a tab before a file name.")]
    [InlineData("https://a/\u00A0", "'https://a/\u00A0' has a space or a control character: write %20 for a space, or a tab before a file name.")]
    [InlineData("https://a/\u202Ex", "'https://a/?x' has a space or a control character: write %20 for a space, or a tab before a file name.")]
    [InlineData("https://a/\u001B[1m", "'https://a/?[1m' has a space or a control character: write %20 for a space, or a tab before a file name.")]
    [InlineData(@"https://a\@b/c", @"'...@b/c' has a backslash: write / or %5C for it.")]
    public void ParseAddress_NoAddress_SaysWhatToWrite(string text, string message)
    {
        Assert.Equal(message, Assert.Throws<FormatException>(() => AddressList.ParseAddress(text)).Message);
        if (text.Length > 0 && !text.Contains('\t', StringComparison.Ordinal))
        {
            Assert.Equal($"list.txt, line 2: {message}", Assert.Throws<AddressListException>(() => Lists.Read($"\n{text}")).Message);
        }
    }

    [Theory]
    [InlineData("https://user:secret@a.example/b")]
    [InlineData("https://secret@a.example")]
    [InlineData("HTTP://@a.example/secret")]
    public void ParseAddress_APassword_IsRefusedAndNotShown(string text)
    {
        var error = Assert.Throws<FormatException>(() => AddressList.ParseAddress(text));

        Assert.Equal(
            "an address with a user name or a password is refused, since addresses are shown: leave them out, and write a header in a "
            + "file, which --header @FILE reads.",
            error.Message);
    }

    [Theory]
    [InlineData("user:secret@a.example/b")]
    [InlineData("ftp://user:secret@a.example/b")]
    [InlineData("https:/user:secret@a.example/b")]
    [InlineData("https://user:sec/ret@a.example/b")]
    [InlineData("https://user:secret @a.example/b")]
    [InlineData("//user:secret@a.example/b")]
    public void ParseAddress_APasswordInWhatIsNoAddress_IsNotShown(string text)
    {
        var error = Assert.Throws<FormatException>(() => AddressList.ParseAddress(text));

        Assert.DoesNotContain("sec", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ParseAddress_ALongText_IsCutInTheError()
    {
        var error = Assert.Throws<FormatException>(() => AddressList.ParseAddress(new string('x', 60_000)));

        Assert.Equal($"'{new string('x', 100)}...' has no scheme: write https:// before it.", error.Message);
    }

    [Theory]
    [InlineData("../x", "'../x'", "unnamed/x")]
    [InlineData("/etc/passwd", "'/etc/passwd'", "etc/passwd")]
    [InlineData(@"a\b", @"'a\b'", "a_b")]
    [InlineData("C:/x", "'C:/x'", "C_/x")]
    [InlineData("a//b", "'a//b'", "a/b")]
    [InlineData("a/", "'a/'", "a")]
    [InlineData("a b", "'a b'", "a_b")]
    [InlineData("a\tb", "'a b'", "a_b")]
    [InlineData(".flags-manifest.json", "'.flags-manifest.json'", "flags-manifest.json")]
    [InlineData("a/NUL.gif", "'a/NUL.gif'", "a/_NUL.gif")]
    [InlineData("a~2.gif", "'a~2.gif'", "a_2.gif")]
    [InlineData("logo@2x?.gif", "'logo@2x?.gif'", "logo@2x_.gif")]
    public void Read_AnUnsafeName_IsRefusedWithASafeOne(string name, string shown, string safe)
    {
        var error = Assert.Throws<AddressListException>(() => Lists.Read($"https://a.example/x\t{name}"));

        Assert.Equal(
            $"list.txt, line 1: {shown} is not a file name that is safe on every system: write '{safe}', or another path below the folder.",
            error.Message);
    }

    [Theory]
    [InlineData("a\0b", "the line has a NUL byte, so this is not text: give a file of UTF-8 text.")]
    [InlineData("# a\0b", "the line has a NUL byte, so this is not text: give a file of UTF-8 text.")]
    public void Read_ABinaryFile_IsRefused(string text, string message) =>
        Assert.Equal($"list.txt, line 2: {message}", Assert.Throws<AddressListException>(() => Lists.Read($"\n{text}")).Message);

    [Fact]
    public void Read_NotUtf8_IsRefused()
    {
        using var stream = new MemoryStream([.. "https://a.example/"u8, 0xE9]);

        Assert.Equal(
            "list.txt, line 1: the line is not UTF-8: save the file as UTF-8 text.",
            Assert.Throws<AddressListException>(() => AddressList.Read(stream, "list.txt").ToList()).Message);
    }

    [Fact]
    public void Read_ALineOf64KiB_IsTheLongest()
    {
        var longest = $"https://a.example/{new string('x', 65_536 - "https://a.example/".Length)}";

        Assert.Equal(longest, Assert.Single(Lists.Read(longest)).Address.AbsoluteUri);
        Assert.Equal(
            "list.txt, line 1: the line has more than 65536 bytes: give a file with shorter lines.",
            Assert.Throws<AddressListException>(() => Lists.Read($"{longest}x")).Message);
    }
}
