using System.Text.Json;
using FlagsServer.Http;

namespace FlagsServer.Tests.Http;

public sealed class GeneratedContentTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("image/gif")]
    [InlineData("image/png")]
    [InlineData("image/jpeg")]
    [InlineData("application/json")]
    [InlineData("text/html")]
    public void Create_OfAnyTypeAndSize_HasExactlyThatSize(string? type) =>
        Assert.All(Enumerable.Range(0, 200).Concat([5_000, 70_000]), size => Assert.Equal(size, GeneratedContent.Create(type, size).Length));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5_000)]
    public void Create_OfJson_CanBeParsed(int size)
    {
        using var document = JsonDocument.Parse(GeneratedContent.Create("application/problem+json", size));
        Assert.True(document.RootElement.ValueKind is JsonValueKind.String or JsonValueKind.Number);
    }
}
