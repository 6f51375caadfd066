using System.Text.RegularExpressions;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>Reads options out of a help text: what is added to a command is tried here without another word.</summary>
internal static partial class HelpText
{
    public static IReadOnlyList<OptionForm> Options(string help) =>
    [
        .. OptionLine().Matches(help).Select(match => new OptionForm(
            match.Groups["names"].Value.Split(", "), match.Groups["value"] is { Success: true } value ? value.Value : null)),
    ];

    [GeneratedRegex(@"^  (?<names>-[^\s,]+(, -[^\s,]+)*)( <(?<value>[^>]+)>)?", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex OptionLine();
}
