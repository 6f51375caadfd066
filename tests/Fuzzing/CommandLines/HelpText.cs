using System.Text.RegularExpressions;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>Reads the options from a help text, so that new options are tested without an entry here.</summary>
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
