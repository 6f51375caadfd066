namespace FlagsDownloader.Comparison.Tests.Documents;

/// <summary>Names for <c>--peer</c> that try to break out of a format.</summary>
internal static class HostileText
{
    public static IReadOnlyList<string> All { get; } =
    [
        "a \"quoted\" name",
        "a, b; c",
        "two\r\nlines",
        "a|b",
        "</script><script>alert(1)</script>",
        "=cmd|'/C calc'!A0",
        "+1", "-1", "@SUM(A1)", "\t=1",
        "`code` *bold* _soft_ [link](x) ~~no~~ <b>",
        "back\\slash\\|",
        "Côte d'Ivoire 🇧🇷",
        "\u0000\u001b[31mred",
        "{\"kind\":\"comparison\"}",
        "\u2028\u2029",
    ];
}
