using System.Text;
using System.Text.Json;
using FlagsDownloader.Fuzzing.Chance;

namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>Metadata with names of countries, valid or not.</summary>
internal static class Metadatas
{
    private static readonly string[] Names =
    [
        "Brazil", "brazil", "Côte d'Ivoire", "Co\u0302te d'Ivoire", "../../x", "..", ".", "", " ", "/etc/passwd", "/", "\\", "..\\..\\x", "C:\\x", "C:x",
        "a/b", "a\0b", "con", "NUL", "nul.gif", "COM1", "LPT¹", ".hidden", "-rf", "~", "$(id)", "a\nb", "a\r\nb", "\e[2J", "name.", "name ", ".gif",
        "\u202egnp.exe", "\u200b", "\ufeff", "\ud83c\udde7\ud83c\uddf7", "﷽", ".flags-manifest.json", "x.part", "%2e%2e%2f", "*", "?", "a:b", "a|b", "<a>",
        new('x', 300), new('é', 200), new('.', 255), string.Concat(Enumerable.Repeat("a/", 3_000)),
    ];

    public static byte[] Any(Dice dice)
    {
        var name = dice.Pick(Names);
        if (dice.Chance(30))
        {
            name += dice.Between(1, 100_000);
        }

        var json = Encoding.UTF8.GetBytes($"{{\"tld_cc\":\".br\",\"iso_cc\":\"BR\",\"country\":{JsonSerializer.Serialize(name)},\"gec_cc\":\"BR\"}}");
        return dice.Below(10) switch
        {
            < 6 => json,
            6 => Mutation.Of(json, dice, dice.Between(1, 5)),
            7 => json[..dice.Below(json.Length)],
            8 => Encoding.UTF8.GetBytes(dice.Pick(
                "null", "[]", "{}", "\"Brazil\"", "{\"country\":null}", "{\"country\":1e999}", "{\"country\":[\"x\"]}",
                "{\"country\":\"a\",\"country\":\"../b\"}", "{\"country\":\"\\ud800\"}", "{\"country\":\"\\u0000\"}", "")),
            _ => [.. Enumerable.Repeat((byte)'[', dice.Between(1, 20_000))],
        };
    }
}
