using System.Security.Cryptography;
using FlagPainting.Countries;
using FlagPainting.Drawing;
using FlagPainting.Painting;

namespace FlagPainting.Tests;

public sealed class FlagPainterTests
{
    // Of all files one after the other. A change of it is right when the drawing was meant to change; on another machine
    // or runtime it must never change.
    private const string HashOfAllFlags = "3068eabe80fe2c0d34660c40ad3e0c13ba44defd8f46867271937a20aad0ca7e";

    public static TheoryData<string> Codes => [.. CountryTable.All.Select(country => country.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Paint_EachCountry_IsAValidGifOfItsProportionsWithinTheSizes(string code)
    {
        var country = Find(code);

        var file = FlagPainter.Paint(country);

        var gif = GifReader.Read(file);
        Assert.InRange(file.Length, 1024, 40 * 1024);
        Assert.Equal(FlagPainter.Width, gif.Width);
        Assert.InRange(gif.Height - FlagPainter.Width * country.Design.Height / country.Design.Width, -0.5, 0.5);
        Assert.Contains($"({code})", gif.Comment, StringComparison.Ordinal);
    }

    [Fact]
    public void Paint_AllCountriesTwice_GivesTheSameBytesAndAnotherFlagForEach()
    {
        var once = CountryTable.All.Select(FlagPainter.Paint).ToArray();
        var again = CountryTable.All.Select(FlagPainter.Paint).ToArray();

        Assert.Equal(once, again);
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in once)
        {
            hash.AppendData(file);
        }

        Assert.Equal(HashOfAllFlags, Convert.ToHexStringLower(hash.GetHashAndReset()));
        Assert.Equal(once.Length, once.Select(Picture).Distinct().Count());
    }

    [Theory]
    // Thirds from the hoist, and from the top.
    [InlineData("FR", 0.17, 0.5, 0x000091)]
    [InlineData("FR", 0.5, 0.5, 0xFFFFFF)]
    [InlineData("FR", 0.83, 0.5, 0xE1000F)]
    [InlineData("DE", 0.5, 0.17, 0x000000)]
    [InlineData("DE", 0.5, 0.5, 0xDD0000)]
    [InlineData("DE", 0.5, 0.83, 0xFFCC00)]
    // A disc, and the ground inside and outside its box.
    [InlineData("JP", 0.5, 0.5, 0xBC002D)]
    [InlineData("JP", 0.5, 0.22, 0xBC002D)]
    [InlineData("JP", 0.5, 0.18, 0xFFFFFF)]
    [InlineData("JP", 0.33, 0.24, 0xFFFFFF)]
    // A cross whose arms end.
    [InlineData("CH", 0.5, 0.5, 0xFFFFFF)]
    [InlineData("CH", 0.5, 0.22, 0xFFFFFF)]
    [InlineData("CH", 0.5, 0.15, 0xDA291C)]
    [InlineData("CH", 0.35, 0.35, 0xDA291C)]
    // A cross off the middle; the union's broad white above the red at the hoist, below it at the fly.
    [InlineData("SE", 0.375, 0.1, 0xFFCD00)]
    [InlineData("SE", 0.6, 0.1, 0x005293)]
    [InlineData("GB", 0.20, 0.175, 0xFFFFFF)]
    [InlineData("GB", 0.20, 0.225, 0xC8102E)]
    [InlineData("GB", 0.80, 0.775, 0xC8102E)]
    [InlineData("GB", 0.80, 0.825, 0xFFFFFF)]
    public void Paint_AtAPlaceOfTheFlag_ShowsItsColourInTheFoldsLight(string code, double x, double y, int colour)
    {
        var gif = GifReader.Read(FlagPainter.Paint(Find(code)));

        AssertShade(colour, gif.ColourAt((int)(x * gif.Width), (int)(y * gif.Height)));
    }

    [Theory]
    [InlineData("US", 0xFFFFFF, 0x0A3161, 0.0, 0.0, 0.395, 0.53, 50)]
    [InlineData("CN", 0xFFFF00, 0xEE1C25, 0.0, 0.0, 1.0, 1.0, 5)]
    [InlineData("UZ", 0xFFFFFF, 0x0072CE, 0.2, 0.0, 0.5, 0.3, 12)]
    [InlineData("VE", 0xFFFFFF, 0x003087, 0.0, 0.35, 1.0, 0.65, 8)]
    [InlineData("TV", 0xFFCE00, 0x5B97D1, 0.5, 0.0, 1.0, 1.0, 9)]
    [InlineData("SY", 0xCE1126, 0xFFFFFF, 0.0, 0.35, 1.0, 0.65, 3)]
    [InlineData("NZ", 0xC8102E, 0x012169, 0.5, 0.0, 1.0, 1.0, 4)]
    [InlineData("SG", 0xFFFFFF, 0xEF3340, 0.2, 0.0, 1.0, 0.49, 5)]
    public void Paint_AFlagOfStars_ShowsAsManyAsTheCountryHas(
        string code, int colour, int ground, double left, double top, double right, double bottom, int stars)
    {
        var gif = GifReader.Read(FlagPainter.Paint(Find(code)));
        int x0 = (int)(left * gif.Width), y0 = (int)(top * gif.Height);
        int x1 = (int)(right * gif.Width), y1 = (int)(bottom * gif.Height);

        Assert.Equal(stars, Islands(
            x1 - x0, y1 - y0, (x, y) => Distance(gif.ColourAt(x0 + x, y0 + y), colour) < Distance(gif.ColourAt(x0 + x, y0 + y), ground)));
    }

    [Fact]
    public void Paint_Nepal_LeavesThePageFreeBesideItsPennants()
    {
        var gif = GifReader.Read(FlagPainter.Paint(Find("NP")));

        Assert.NotNull(gif.Transparent);
        Assert.Equal(gif.Transparent, gif.Pixels[gif.Width - 1]);
        Assert.NotEqual(gif.Transparent, gif.Pixels[(gif.Height - 1) * gif.Width]);
        AssertShade(0xDC143C, gif.ColourAt(gif.Width / 10, gif.Height / 2));
    }

    private static Country Find(string code) => CountryTable.All.Single(country => country.Code == code);

    /// <summary>All that a viewer sees of a file: without the comment, which names the country.</summary>
    private static string Picture(byte[] file)
    {
        var gif = GifReader.Read(file);
        return string.Join(' ', gif.Palette) + Convert.ToHexString(gif.Pixels);
    }

    private static void AssertShade(Rgb colour, Rgb actual) =>
        Assert.True(IsShade(colour, actual), $"{actual.Value:X6} is no shade of {colour.Value:X6}.");

    /// <summary>Whether it is the colour in the light or in the shadow of the cloth's folds, which take up to 9 %.</summary>
    private static bool IsShade(Rgb colour, Rgb actual) =>
        Enumerable.Range(91, 10).Any(percent => colour.Under(percent) == actual);

    private static int Distance(Rgb a, Rgb b) =>
        Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue);

    /// <summary>How many groups of neighbouring pixels there are.</summary>
    private static int Islands(int width, int height, Func<int, int, bool> isLand)
    {
        var seen = new HashSet<(int X, int Y)>();
        var islands = 0;
        for (var i = 0; i < width * height; i++)
        {
            if (!isLand(i % width, i / width) || !seen.Add((i % width, i / width)))
            {
                continue;
            }

            islands++;
            var shore = new Stack<(int X, int Y)>([(i % width, i / width)]);
            while (shore.TryPop(out var at))
            {
                for (var beside = 0; beside < 9; beside++)
                {
                    int x = at.X + beside % 3 - 1, y = at.Y + beside / 3 - 1;
                    if (x >= 0 && y >= 0 && x < width && y < height && isLand(x, y) && seen.Add((x, y)))
                    {
                        shore.Push((x, y));
                    }
                }
            }
        }

        return islands;
    }
}
