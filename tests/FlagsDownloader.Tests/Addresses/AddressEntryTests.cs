using FlagsDownloader.Addresses;
using FlagsDownloader.Items;

namespace FlagsDownloader.Tests.Addresses;

public sealed class AddressEntryTests
{
    private static readonly AddressEntry Entry = new(7, new Uri("https://a.example/b?c=1"));

    [Fact]
    public void ToString_WithHeaders_ShowsNoValue()
    {
        Assert.Equal("7: https://a.example/b?c=1", $"{Entry}");
        Assert.Equal(
            "7: https://a.example/b?c=1 -> b.gif",
            $"{Entry with { Name = "b.gif", Headers = [new RequestHeader("Authorization", "secret")] }}");
    }

    [Theory]
    [InlineData("https://user:secret@a.example/", "an address with a user name or a password is refused")]
    [InlineData("ftp://a.example/", "'ftp://a.example/' is not an http or https address")]
    [InlineData("a/b", "'a/b' has no scheme")]
    public void Constructor_AnotherAddress_IsRefused(string address, string message)
    {
        var other = new Uri(address, UriKind.RelativeOrAbsolute);

        var error = Assert.Throws<FormatException>(() => new AddressEntry(1, other));
        Assert.Throws<FormatException>(() => Entry with { Address = other });

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_AFragment_IsDropped() =>
        Assert.Equal("http://a.example:81/b?c", new AddressEntry(1, new Uri("http://a.example:81/b?c#d")).Address.AbsoluteUri);

    [Fact]
    public void Properties_InvalidValues_AreRefused()
    {
        Assert.Throws<FormatException>(() => Entry with { Name = "../x" });
        Assert.Throws<FormatException>(() => Entry with { Sha256 = "x" });
        Assert.Throws<FormatException>(() => Entry with { Size = -1 });
        Assert.Equal((null, null, null), (Entry.Name, Entry.Sha256, Entry.Size));
    }
}
