using System.Text;
using FlagsDownloader.Formats;

namespace FlagsDownloader.Tests.Formats;

public sealed class TextFormatTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFFone\ttwo\r\nthree\fé 🏴 £\u00A0")]
    [InlineData("\u200E\u2028\uFFFE\u00A0\u00BF\u07FF\uFFFD\U0010FFFF")]
    public void Check_Text_IsNull(string content) => Assert.Null(Check(content));

    [Fact]
    public void Check_AnyCharacterOfOneOrTwoBytes_IsNullUnlessAControl()
    {
        for (var code = 0; code < 0x800; code++)
        {
            var isAllowed = !char.IsControl((char)code) || (char)code is '\t' or '\n' or '\r' or '\f';

            Assert.Equal(
                isAllowed ? null : $"not text: control character U+{code:X4} in line 3",
                Check($"£\n\r\n plain {(char)code} after\n"));
        }
    }

    [Fact]
    public void Check_TheFirstFault_IsNamed()
    {
        Assert.Equal("not text: control character U+0085 in line 2", Check("one\ntwo \u0085 three\n\0"));
        Assert.Equal("not text: control character U+0000 in line 1", Check("one \0 two \u0085 three"));
        Assert.Equal("not text: control character U+001B in line 1", TextFormat.Check([0x1B, (byte)'\n', 0xFF]));
        Assert.Equal("not text: byte 0xFF in line 2 is not UTF-8", TextFormat.Check([(byte)'\n', 0xFF, 0x1B]));
    }

    public static TheoryData<byte[], int> InvalidSequences => new()
    {
        { [0x80], 0x80 },
        { [0xC3, 0x41], 0xC3 },
        { [0xC0, 0x80], 0xC0 },
        { [0xC1, 0xBF], 0xC1 },
        { [0xE0, 0x9F, 0xBF], 0xE0 },
        { [0xED, 0xA0, 0x80], 0xED },
        { [0xF4, 0x90, 0x80, 0x80], 0xF4 },
        { [0xF5, 0x80, 0x80, 0x80], 0xF5 },
        { [0xFE], 0xFE },
        { [0xFF, 0xFE], 0xFF },
        { [0xE2, 0x82, 0x41], 0xE2 },
    };

    [Theory]
    [MemberData(nameof(InvalidSequences))]
    public void Check_InvalidUtf8_NamesItsFirstByte(byte[] sequence, int first)
    {
        Assert.Equal($"not text: byte 0x{first:X2} in line 1 is not UTF-8", TextFormat.Check([.. sequence, .. " and more"u8]));
        Assert.Equal(
            $"not text: byte 0x{first:X2} in line 3 is not UTF-8",
            TextFormat.Check([.. "one\r\nÉ two £\n\n"u8.ToArray()[..^1], .. sequence, .. " and more"u8]));
    }

    [Theory]
    [InlineData("é")]
    [InlineData("€")]
    [InlineData("🏴")]
    public void Check_CutCharacter_IsNamedSo(string character)
    {
        var whole = Encoding.UTF8.GetBytes($"one\ntwo {character}");
        Assert.Null(TextFormat.Check(whole));

        for (var missing = 1; missing < Encoding.UTF8.GetByteCount(character); missing++)
        {
            Assert.Equal("not whole text: it ends in the middle of a character, in line 2", TextFormat.Check(whole.AsSpan(..^missing)));
        }
    }

    [Fact]
    public void Check_RandomBytes_IsWhatADecoderSays()
    {
        var random = new Random(20_261_129);
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        for (var round = 0; round < 20_000; round++)
        {
            var noise = new byte[random.Next(6)];
            random.NextBytes(noise);

            Assert.Equal(IsText(strict, noise), TextFormat.Check(noise) is null);
        }
    }

    private static bool IsText(UTF8Encoding strict, byte[] content)
    {
        try
        {
            return strict.GetString(content).All(character => !char.IsControl(character) || "\t\n\r\f".Contains(character));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static string? Check(string content) => TextFormat.Check(Encoding.UTF8.GetBytes(content));
}
