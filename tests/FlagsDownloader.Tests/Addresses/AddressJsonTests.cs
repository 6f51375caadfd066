using FlagsDownloader.Addresses;

namespace FlagsDownloader.Tests.Addresses;

/// <summary>Lines that are JSON objects.</summary>
public sealed class AddressJsonTests
{
    private const string Digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string NotText = " is not a text: write it in quotation marks.";
    private const string InvalidSize = "the size is not a whole number of bytes, 0 or more: write it without a sign and a point, or leave it out.";

    [Fact]
    public void Read_AllProperties_AreTheEntrys()
    {
        var entry = Assert.Single(Lists.Read(
            $$"""
              # comment
                {"headers": {"Authorization": "Bearer secret", "X-A": ""}, "size": 123, "sha256": "{{Digest.ToUpperInvariant()}}", "name": "a/b.gif", "url": "https://a.example/\u00e9#x"}{{"\t\r"}}
              """));

        Assert.Equal((2, "https://a.example/%C3%A9", "a/b.gif", Digest, 123L), (entry.Line, entry.Address.AbsoluteUri, entry.Name, entry.Sha256, entry.Size));
        Assert.Equal(["Authorization=Bearer secret", "X-A="], entry.Headers.Select(header => $"{header.Name}={header.Value}"));
    }

    [Fact]
    public void Read_Nulls_AreAbsent()
    {
        var entry = Assert.Single(Lists.Read("""{"url":"https://a.example/","name":null,"sha256":null,"size":null,"headers":null}"""));

        Assert.Equal((null, null, null), (entry.Name, entry.Sha256, entry.Size));
        Assert.Empty(entry.Headers);
        Assert.Empty(Assert.Single(Lists.Read("""{"url":"https://a.example/","headers":{"X-A":null}}""")).Headers);
    }

    [Theory]
    [InlineData("""{}""", """the JSON object has no url: write {"url": "https://example.com/a.gif"}.""")]
    [InlineData("""{"url": null}""", """the JSON object has no url: write {"url": "https://example.com/a.gif"}.""")]
    [InlineData("""{"url": 1}""", "the property 'url'" + NotText)]
    [InlineData("""{"url": ["x"]}""", "the property 'url'" + NotText)]
    [InlineData("""{"url": "a.example"}""", "'a.example' has no scheme: write https:// before it.")]
    [InlineData("""{"URL": "x"}""", "'URL' is not a property of an item: write url, name, sha256, size or headers.")]
    [InlineData("""{"url": "x", "checksum": "y"}""", "'checksum' is not a property of an item: write url, name, sha256, size or headers.")]
    [InlineData("""{"a\u001bb": 1}""", "'a?b' is not a property of an item: write url, name, sha256, size or headers.")]
    [InlineData("""{"url": "x", "url": "x"}""", "the property 'url' is there twice: write it once.")]
    [InlineData("""{"url": null, "u\u0072l": "x"}""", "the property 'url' is there twice: write it once.")]
    [InlineData("""{"name": true}""", "the property 'name'" + NotText)]
    [InlineData("""{"sha256": 5}""", "the property 'sha256'" + NotText)]
    [InlineData("""{"size": "5"}""", InvalidSize)]
    [InlineData("""{"size": 1.5}""", InvalidSize)]
    [InlineData("""{"size": 9223372036854775808}""", InvalidSize)]
    [InlineData("""{"url": "https://a/", "size": -1}""", InvalidSize)]
    [InlineData("""{"url": "https://a/", "sha256": "abc"}""", "'abc' is not a SHA-256: write 64 hex digits, or leave it out.")]
    [InlineData("""{"url": "https://a/", "sha256": ""}""", "'' is not a SHA-256: write 64 hex digits, or leave it out.")]
    [InlineData(
        """{"url": "https://a/", "sha256": "g123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}""",
        "'g123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' is not a SHA-256: write 64 hex digits, or leave it out.")]
    [InlineData(
        """{"url": "https://a/", "name": ""}""",
        "'' is not a file name that is safe on every system: write 'unnamed', or another path below the folder.")]
    [InlineData("""{"headers": "X-A: secret"}""", """the property 'headers' is not an object: write {"NAME": "VALUE"}.""")]
    [InlineData("""{"headers": {"X-A": 1}}""", "the value of a header is not a text: write it in quotation marks.")]
    [InlineData("""{"headers": {"X-A": ["secret"]}}""", "the value of a header is not a text: write it in quotation marks.")]
    [InlineData("""{"headers": {"X-A": "secret", "x-a": "secret"}}""", "a header is there twice: write it once.")]
    [InlineData("""{"headers": {"Host": "secret"}}""", "the header Host cannot be set: the client takes it from the address. Leave it out.")]
    [InlineData(
        """{"headers": {"X-A": "secret\n"}}""",
        "the value of the header X-A has a line break, a control character or one outside of ASCII: write it without.")]
    [InlineData("""{"url": "\ud800"}""", "a text of the JSON object has half a surrogate pair: write both halves, or the character itself.")]
    [InlineData("""{"\ud800": 1}""", "a text of the JSON object has half a surrogate pair: write both halves, or the character itself.")]
    [InlineData("""{""", """the line is not JSON at byte 2: write one object on one line, such as {"url": "https://example.com/a.gif"}.""")]
    [InlineData(
        """{"headers": {"X-A": secret}}""",
        """the line is not JSON at byte 21: write one object on one line, such as {"url": "https://example.com/a.gif"}.""")]
    [InlineData(
        """{"url": "https://a/"} x""",
        """the line is not JSON at byte 23: write one object on one line, such as {"url": "https://example.com/a.gif"}.""")]
    [InlineData(
        """{"url": "https://a/"},""",
        """the line is not JSON at byte 22: write one object on one line, such as {"url": "https://example.com/a.gif"}.""")]
    [InlineData(
        """{"url": "https://a/",}""",
        """the line is not JSON at byte 22: write one object on one line, such as {"url": "https://example.com/a.gif"}.""")]
    public void Read_AFaultyObject_SaysWhatToWriteWithoutSecrets(string line, string message)
    {
        var error = Assert.Throws<AddressListException>(() => Lists.Read(line));

        Assert.Equal($"list.txt, line 1: {message}", error.Message);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnArray_IsNoAddress() =>
        Assert.StartsWith(
            "list.txt, line 1: '[\"https://a/\"]' has no scheme",
            Assert.Throws<AddressListException>(() => Lists.Read("""["https://a/"]""")).Message,
            StringComparison.Ordinal);
}
