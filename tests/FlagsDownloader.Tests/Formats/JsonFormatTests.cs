using System.Text;
using System.Text.Json;
using FlagsDownloader.Formats;

namespace FlagsDownloader.Tests.Formats;

public sealed class JsonFormatTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("-1.5e+10")]
    [InlineData("0")]
    [InlineData("\"\"")]
    [InlineData(" \r\n\t[1, 2, {\"a\": [null, false]}]\n\n")]
    [InlineData("\uFEFF{\"country\": \"Côte d'Ivoire 🏴\"}")]
    [InlineData("\"\\ud83c\\n\\u0000\"")]
    [InlineData("{\"a\": 1, \"a\": 2}")]
    public void Check_OneValue_IsNull(string content) => Assert.Null(Check(content));

    [Theory]
    [InlineData("", "not JSON: it is empty")]
    [InlineData("\uFEFF", "not JSON: it has no value")]
    [InlineData(" \r\n\t", "not JSON: it has no value")]
    [InlineData("<!DOCTYPE html>", "not JSON: unexpected '<' at line 1, byte 1")]
    [InlineData("\uFEFF<html>", "not JSON: unexpected '<' at line 1, byte 1")]
    [InlineData("GIF89a", "not JSON: unexpected 'G' at line 1, byte 1")]
    [InlineData("{\r\n  \"a\": 1,\r\n  b: 2\r\n}", "not JSON: unexpected 'b' at line 3, byte 3")]
    [InlineData("[1,\n2,\n]", "not JSON: unexpected ']' at line 3, byte 1")]
    [InlineData("{\"é\": x}", "not JSON: unexpected 'x' at line 1, byte 8")]
    [InlineData("[1] [2]", "not JSON: unexpected '[' at line 1, byte 5")]
    [InlineData("{\"a\": 1}\n{\"a\": 2}\n", "not JSON: unexpected '{' at line 2, byte 1")]
    [InlineData("[1, // one\n2]", "not JSON: unexpected '/' at line 1, byte 5")]
    [InlineData("['a']", "not JSON: unexpected ''' at line 1, byte 2")]
    [InlineData("[\"a\nb\"]", "not JSON: unexpected byte 0x0A at line 1, byte 4")]
    [InlineData("[\"a\\x\"]", "not JSON: unexpected 'x' at line 1, byte 5")]
    [InlineData("[01]", "not JSON: unexpected '1' at line 1, byte 3")]
    [InlineData("[NaN]", "not JSON: unexpected 'N' at line 1, byte 2")]
    [InlineData("[1}", "not JSON: unexpected '}' at line 1, byte 3")]
    [InlineData("]", "not JSON: unexpected ']' at line 1, byte 1")]
    [InlineData("[\0]", "not JSON: unexpected byte 0x00 at line 1, byte 2")]
    [InlineData("[é]", "not JSON: unexpected byte 0xC3 at line 1, byte 2")]
    [InlineData("{\"a\" 1}", "not JSON: unexpected '1' at line 1, byte 6")]
    [InlineData("[1,,2]", "not JSON: unexpected ',' at line 1, byte 4")]
    public void Check_NotJson_SaysWhatIsWrongAndWhere(string content, string complaint) => Assert.Equal(complaint, Check(content));

    [Theory]
    [InlineData("[1,\n 2", "not whole JSON: it ends too early, at line 2, byte 3")]
    [InlineData("{\"a\": 1}\n[", "not JSON: unexpected '[' at line 2, byte 1")]
    [InlineData("-", "not whole JSON: it ends too early, at line 1, byte 2")]
    [InlineData("tru", "not whole JSON: it ends too early, at line 1, byte 4")]
    [InlineData("\"abc", "not whole JSON: it ends too early, at line 1, byte 5")]
    [InlineData("{\n", "not whole JSON: it ends too early, at line 2, byte 1")]
    public void Check_NoEnd_IsCalledSo(string content, string complaint) => Assert.Equal(complaint, Check(content));

    [Fact]
    public void Check_JsonCutAnywhere_EndsTooEarly()
    {
        var whole = Encoding.UTF8.GetBytes("""
            {"name": "Côte d'Ivoire \u00e9 🏴", "list": [true, null, -1.5e-3, {}],
             "last": false}
            """);
        Assert.Null(JsonFormat.Check(whole));

        for (var length = 1; length < whole.Length; length++)
        {
            var complaint = JsonFormat.Check(whole.AsSpan(0, length));

            Assert.StartsWith("not whole JSON: it ends too early, at line ", complaint, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    public void Check_CutCharacterAfterAValue_IsAComplaint(string value) =>
        Assert.Equal(
            $"not whole JSON: it ends too early, at line 1, byte {value.Length + 2}",
            JsonFormat.Check([.. Encoding.UTF8.GetBytes(value), 0xC3]));

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void Check_DeepValues_AreRefusedAboveTheLimit(string opening)
    {
        var isArray = opening == "[";
        string Nested(int depth) =>
            string.Concat(Enumerable.Repeat(opening, depth)) + (isArray ? "" : "0") + new string(isArray ? ']' : '}', depth);

        Assert.Null(Check(Nested(1000)));
        Assert.Equal(
            $"not usable: more than 1000 arrays and objects within each other at line 1, byte {(1000 * opening.Length) + 1}",
            Check(Nested(1001)));

        // Not even to its end.
        Assert.StartsWith("not usable: ", Check(string.Concat(Enumerable.Repeat(opening, 100_000))), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NotUtf8_NamesTheByte()
    {
        Assert.Equal("not JSON: byte 0xE9 at line 2, byte 4 is not UTF-8", JsonFormat.Check([.. "[\n \"a"u8, 0xE9, .. "b\"]"u8]));
        Assert.Equal("not JSON: unexpected 'x' at line 1, byte 2", JsonFormat.Check([.. "[x \""u8, 0xE9, .. "\"]"u8]));
        Assert.Equal("not JSON: byte 0xFF at line 1, byte 1 is not UTF-8", JsonFormat.Check([0xFF, 0xFE, (byte)'{', 0]));
        Assert.Equal("not JSON: byte 0xED at line 1, byte 2 is not UTF-8", JsonFormat.Check([(byte)'"', 0xED, 0xA0, 0x80, (byte)'"']));
        Assert.Equal("not JSON: byte 0xC0 at line 1, byte 2 is not UTF-8", JsonFormat.Check([(byte)'"', 0xC0, 0x80, (byte)'"']));
        Assert.Equal("not JSON: byte 0xE9 at line 1, byte 3 is not UTF-8", JsonFormat.Check([.. "[]"u8, 0xE9, 0x20]));
    }

    [Fact]
    public void Check_RandomBytes_NeverThrows()
    {
        var random = new Random(20_261_129);
        string[] pieces =
            ["{", "}", "[", "]", ",", ":", "\"", "\\", "u00", "1", "-", "e", ".", "true", "nul", " ", "\n", "é", "/", "\r"];
        for (var round = 0; round < 5_000; round++)
        {
            var noise = new byte[random.Next(32)];
            random.NextBytes(noise);
            JsonFormat.Check(noise);

            var text = string.Concat(Enumerable.Range(0, random.Next(24)).Select(_ => pieces[random.Next(pieces.Length)]));
            var content = Encoding.UTF8.GetBytes(text);
            Assert.Equal(IsJson(content), JsonFormat.Check(content) is null);
        }
    }

    private static bool IsJson(byte[] content)
    {
        try
        {
            JsonDocument.Parse(content).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Check(string content) => JsonFormat.Check(Encoding.UTF8.GetBytes(content));
}
