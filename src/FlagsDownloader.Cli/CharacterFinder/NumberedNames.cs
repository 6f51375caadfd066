using System.Globalization;

namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>Names that end with the code point: <c>CJK UNIFIED IDEOGRAPH-4E00</c>.</summary>
internal sealed class NumberedNames(int first, int last, string prefix) : NameRule(first, last, prefix)
{
    private readonly string _prefix = prefix;

    protected override string NameOf(int code) => $"{_prefix}-{code:X4}";

    // Only as the standard writes it: 04E00 is not a word of the name.
    protected override int? CodeOf(string lastWord) =>
        int.TryParse(lastWord, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && $"{code:X4}" == lastWord ? code : null;
}
