using System.Buffers;

namespace FlagsDownloader.Formats;

/// <summary>Checks whether bytes are text: UTF-8 without control characters.</summary>
/// <remarks>
/// A byte order mark may be its beginning. Tab, LF, CR and FF are the control characters that text may have: not NUL, ESC, DEL or
/// those from U+0080 to U+009F. Text does not say where it ends, so a text that is cut between two characters passes.
/// </remarks>
public static class TextFormat
{
    private const byte Delete = 0x7F;

    // The first byte of U+0080 to U+00BF.
    private const byte Latin1Lead = 0xC2;
    private const byte LastControl = 0x9F;

    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Append(Delete).Select(code => (byte)code).Except("\t\n\r\f"u8.ToArray())]);

    /// <summary>Null for text, even an empty one; otherwise a description of the first fault, with its line.</summary>
    public static string? Check(ReadOnlySpan<byte> content)
    {
        content = Utf8Content.SkipByteOrderMark(content);
        var invalid = Utf8Content.FindInvalid(content, out var isCut);
        var valid = invalid < 0 ? content : content[..invalid];
        if (FindControl(valid) is >= 0 and var control)
        {
            var code = content[control] == Latin1Lead ? content[control + 1] : content[control];
            return $"not text: control character U+{code:X4} in line {Utf8Content.LineOf(content, control)}";
        }

        return invalid < 0 ? null
            : isCut ? $"not whole text: it ends in the middle of a character, in line {Utf8Content.LineOf(content, invalid)}"
            : $"not text: byte 0x{content[invalid]:X2} in line {Utf8Content.LineOf(content, invalid)} is not UTF-8";
    }

    private static int FindControl(ReadOnlySpan<byte> valid)
    {
        var control = valid.IndexOfAny(Controls);
        var before = control < 0 ? valid : valid[..control];
        for (int start = 0, next; (next = before[start..].IndexOf(Latin1Lead)) >= 0; start += next + 2)
        {
            if (before[start + next + 1] <= LastControl)
            {
                return start + next;
            }
        }

        return control;
    }
}
