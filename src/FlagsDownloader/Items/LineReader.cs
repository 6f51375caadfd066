using System.Text;
using System.Text.Unicode;

namespace FlagsDownloader.Items;

/// <summary>Reads lines of UTF-8 text, which end with LF or CRLF or with the text. It holds one line at a time.</summary>
/// <param name="stream">The text. It is read no further than needed for the next line, and stays open.</param>
internal sealed class LineReader(Stream stream)
{
    /// <summary>The most bytes of a line, without its end.</summary>
    public const int MaxBytes = 64 * 1024;

    // The mark at the beginning of a text, and the CR of a line.
    private const int MaxUncounted = 3 + 1;

    private readonly byte[] _buffer = new byte[2 * MaxBytes];
    private int _start, _end;
    private bool _isEnded;

    /// <summary>The number of the last line read, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Whether a line is blank or begins with <c>#</c>, after spaces and tabs.</summary>
    public static bool IsComment(ReadOnlySpan<byte> line) => line.TrimStart(" \t"u8) is [] or [(byte)'#', ..];

    /// <summary>The text of a line.</summary>
    public static string Decode(ReadOnlySpan<byte> line) =>
        Ascii.IsValid(line) ? Encoding.Latin1.GetString(line) : Encoding.UTF8.GetString(line);

    /// <summary>A sentence with the place that it is about.</summary>
    public static string Locate(string source, int line, string sentence) => $"{source}, line {line}: {sentence}";

    /// <summary>Reads the next line, without its end; false after the last one. It is valid until the next call.</summary>
    /// <exception cref="FormatException">The line is too long, or is not UTF-8 text.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public bool Read(out ReadOnlySpan<byte> line)
    {
        for (var searched = 0; ;)
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            var length = rest[searched..].IndexOf((byte)'\n');
            if (length >= 0)
            {
                _start += searched + length + 1;
                line = Check(rest[..(searched + length)]);
                return true;
            }

            if (_isEnded || rest.Length > MaxBytes + MaxUncounted)
            {
                _start = _end;
                line = rest.IsEmpty ? rest : Check(rest);
                return !rest.IsEmpty;
            }

            searched = rest.Length;
            Fill();
        }
    }

    private void Fill()
    {
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
        }
        else if (_end == _buffer.Length)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        _isEnded = count == 0;
    }

    private ReadOnlySpan<byte> Check(ReadOnlySpan<byte> line)
    {
        Line++;
        if (Line == 1 && line.StartsWith("\uFEFF"u8))
        {
            line = line["\uFEFF"u8.Length..];
        }

        if (line is [.. var inner, (byte)'\r'])
        {
            line = inner;
        }

        return line.Contains((byte)0) ? throw new FormatException("the line has a NUL byte, so this is not text: give a file of UTF-8 text.")
            : line.Length > MaxBytes ? throw new FormatException($"the line has more than {MaxBytes} bytes: give a file with shorter lines.")
            : !Utf8.IsValid(line) ? throw new FormatException("the line is not UTF-8: save the file as UTF-8 text.")
            : line;
    }
}
