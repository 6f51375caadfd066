using System.Text;
using FlagsDownloader.Formats;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Formats;

public sealed class ContentFormatsTests
{
    [Fact]
    public void Names_AreInTheOrderOfTheFormats()
    {
        Assert.Equal(["any", "gif", "png", "jpeg", "json", "text"], ContentFormats.Names);
        Assert.Equal(ContentFormats.Names, Enum.GetValues<ContentFormat>().Select(ContentFormats.NameOf));
    }

    [Theory]
    [InlineData("any", ContentFormat.Any)]
    [InlineData("gif", ContentFormat.Gif)]
    [InlineData("PNG", ContentFormat.Png)]
    [InlineData("Jpeg", ContentFormat.Jpeg)]
    [InlineData("json", ContentFormat.Json)]
    [InlineData("tEXT", ContentFormat.Text)]
    public void TryParse_AName_IsItsFormat(string name, ContentFormat format)
    {
        Assert.True(ContentFormats.TryParse(name, out var parsed));
        Assert.Equal(format, parsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("jpg")]
    [InlineData("png,gif")]
    [InlineData(" png")]
    public void TryParse_NoName_IsFalse(string? text)
    {
        Assert.False(ContentFormats.TryParse(text, out var parsed));
        Assert.Equal(ContentFormat.Any, parsed);
    }

    [Fact]
    public void NameOf_NoFormat_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ContentFormats.NameOf((ContentFormat)6));

    [Fact]
    public void CheckOf_NoFormat_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ContentFormats.CheckOf((ContentFormat)(-1)));

    [Fact]
    public void CheckOf_Any_IsNull() => Assert.Null(ContentFormats.CheckOf(ContentFormat.Any));

    // Text accepts JSON too, because JSON is text.
    [Fact]
    public void CheckOf_AFormat_AcceptsItsContentAlone()
    {
        var contents = new Dictionary<ContentFormat, byte[]>
        {
            [ContentFormat.Gif] = Gif.Pixel,
            [ContentFormat.Png] = Png.Pixel,
            [ContentFormat.Jpeg] = Jpeg.Pixels,
            [ContentFormat.Json] = Encoding.UTF8.GetBytes("""{"name": "Côte d'Ivoire"}"""),
            [ContentFormat.Text] = Encoding.UTF8.GetBytes("Côte d'Ivoire\n"),
        };
        foreach (var format in contents.Keys)
        {
            var accepted = contents.Keys.Where(other => ContentFormats.CheckOf(format)!(contents[other]) is null);

            Assert.Equal(format == ContentFormat.Text ? [ContentFormat.Json, ContentFormat.Text] : [format], accepted);
        }
    }

    [Theory]
    [InlineData(ContentFormat.Gif, "not a GIF: it is empty")]
    [InlineData(ContentFormat.Png, "not a PNG: it is empty")]
    [InlineData(ContentFormat.Jpeg, "not a JPEG: it is empty")]
    [InlineData(ContentFormat.Json, "not JSON: it is empty")]
    [InlineData(ContentFormat.Text, null)]
    public void CheckOf_EmptyContent_IsRefusedButForText(ContentFormat format, string? complaint) =>
        Assert.Equal(complaint, ContentFormats.CheckOf(format)!([]));
}
