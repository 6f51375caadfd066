using System.Text;
using FlagsDownloader.Comparison.Documents;
using FlagsDownloader.Comparison.Tests.Waterfalls;

namespace FlagsDownloader.Comparison.Tests.Documents;

public sealed class InputContentTests
{
    [Theory]
    [InlineData("https://example.com/a.png")]
    [InlineData("# {")]
    [InlineData("{\"url\": \"https://example.com/a.png\"}")]
    [InlineData("\uFEFF {\"name\": \"schema_version\", \"headers\": {\"kind\": \"x\"}, \"url\": \"https://example.com/a.png\"}\n{")]
    [InlineData("not JSON, and no address")]
    public void IsDocument_AList_IsFalse(string text)
    {
        Assert.False(Content(text).IsDocument);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"name\": 1}")]
    [InlineData("{\"schema_version\": 1, \"url\": 2}")]
    [InlineData("{\"work\": {\"url\": 1}, \"kind\": \"comparison\"")]
    [InlineData("{broken")]
    public void IsDocument_AnyOtherJson_IsTrueSoThatItsErrorIsADocuments(string text)
    {
        Assert.True(Content(text).IsDocument);
    }

    [Fact]
    public void IsDocument_ADocumentThatIsCutOff_IsTrue()
    {
        var document = SavedText.Write(RandomResults.Create(seed: 1));

        Assert.All([20, 100, document.Length - 1], length => Assert.True(new InputContent("a", document[..length]).IsDocument));
    }

    private static InputContent Content(string text) => new("a", Encoding.UTF8.GetBytes(text));
}
