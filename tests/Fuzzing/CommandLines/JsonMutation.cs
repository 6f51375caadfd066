using System.Text;
using System.Text.RegularExpressions;
using FlagsDownloader.Fuzzing.Chance;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>Replaces values in JSON, so that it stays valid JSON.</summary>
internal static partial class JsonMutation
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "-0", "1e308", "1e999", "-1e308", "1e-320", "2147483647", "2147483648",
        "-2147483648", "9223372036854775807", "9223372036854775808", "0.5", "[]", "{}", "[null]", "\"\"", "\"x\"",
        "\"../../x\"", "\"</script><script>\"",
        "\"\\u0000\"", "\"\\ud800\"", "\"\\u001b[31m\"", "\"|a|b|\\n|\"", "\"=1+1\"", "\"9999-12-31T23:59:59Z\"",
        "\"0001-01-01T00:00:00Z\"", "\"NaN\"", "\"http://127.0.0.1:1/\"", "\"sequential\"", "\"eventloop@2\"",
    ];

    public static byte[] Of(byte[] json, Dice dice)
    {
        var text = Encoding.UTF8.GetString(json);
        for (var times = dice.Pick(1, 1, 1, 2, 5); times > 0; times--)
        {
            var values = Value().Matches(text);
            if (values.Count == 0)
            {
                break;
            }

            var value = values[dice.Below(values.Count)].Groups["value"];
            text = string.Concat(text.AsSpan(0, value.Index), dice.Pick(Values), text.AsSpan(value.Index + value.Length));
        }

        return Encoding.UTF8.GetBytes(text);
    }

    // After a name: a string, a number, a word, or an empty list or object.
    [GeneratedRegex(@": (?<value>""[^""\\\n]*""|[-0-9.eE+]+|null|true|false|\[\]|\{\})", RegexOptions.ExplicitCapture)]
    private static partial Regex Value();
}
