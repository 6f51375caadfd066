using System.Text;
using FlagsDownloader.Items;

namespace FlagsDownloader.Tests.Items;

public sealed class LineReaderTests
{
    private const string TooLong = "the line has more than 65536 bytes: give a file with shorter lines.";

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF", "")]
    [InlineData("a", "a")]
    [InlineData("a\n", "a")]
    [InlineData("a\n\n", "a", "")]
    [InlineData("a\r\nb\r\n", "a", "b")]
    [InlineData("a\r", "a")]
    [InlineData("a\r\r\nb\rc", "a\r", "b\rc")]
    [InlineData("\uFEFFé\n\uFEFFx", "é", "\uFEFFx")]
    public void Read_Text_IsItsLines(string text, params string[] lines) => Assert.Equal(lines, ReadAll(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(65_536)]
    [InlineData(65_535)]
    [InlineData(0)]
    public void Read_ALineUpToTheLimit_IsWhole(int length)
    {
        var line = new string('x', length);

        Assert.Equal([line, line, "y"], ReadAll(Encoding.UTF8.GetBytes($"\uFEFF{line}\r\n{line}\ny")));
        Assert.Equal(["y", line, line], ReadAll(Encoding.UTF8.GetBytes($"y\n{line}\r\n{line}\r\n")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Read_ALineOverTheLimit_IsRefused(string end)
    {
        var (line, error) = Fail(Encoding.UTF8.GetBytes($"a\n{new string('x', 65_537)}{end}"));

        Assert.Equal((2, TooLong), (line, error));
    }

    [Fact]
    public void Read_ALineWithoutEnd_IsNotReadToItsEnd()
    {
        using var endless = new EndlessStream();

        Assert.Equal(TooLong, Assert.Throws<FormatException>(() => new LineReader(endless).Read(out _)).Message);
        Assert.InRange(endless.BytesRead, 65_537, 1 << 20);
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 }, "the line is not UTF-8: save the file as UTF-8 text.")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41 }, "the line is not UTF-8: save the file as UTF-8 text.")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "the line is not UTF-8: save the file as UTF-8 text.")] // Half a surrogate pair.
    [InlineData(new byte[] { 0x61, 0x00 }, "the line has a NUL byte, so this is not text: give a file of UTF-8 text.")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41, 0x00 }, "the line has a NUL byte, so this is not text: give a file of UTF-8 text.")] // UTF-16.
    public void Read_NoText_IsRefused(byte[] bytes, string message) =>
        Assert.Equal((3, message), Fail([.. "a\nb\n"u8, .. bytes]));

    [Fact]
    public void Read_LinesInAPipe_AreReadAsTheyCome()
    {
        using var pipe = new PieceStream("a\nb", "c\n", "d\n");
        var lines = new LineReader(pipe);

        Assert.True(lines.Read(out var first));
        Assert.Equal("a", LineReader.Decode(first));
        Assert.Equal(1, pipe.PiecesRead);
        Assert.True(lines.Read(out var second));
        Assert.Equal("bc", LineReader.Decode(second));
        Assert.Equal((2, 2), (pipe.PiecesRead, lines.Line));
    }

    [Fact]
    public void Read_RandomTextInRandomPieces_IsItsLines()
    {
        var random = new Random(20_261_129);
        for (var round = 0; round < 50; round++)
        {
            var expected = Enumerable.Range(0, 20).Select(_ => new string('é', random.Next(3) == 0 ? random.Next(32_769) : random.Next(40))).ToList();
            var text = string.Concat(expected.Select(line => line + (random.Next(2) == 0 ? "\n" : "\r\n")));
            var pieces = new List<string>();
            for (var start = 0; start < text.Length;)
            {
                var length = Math.Min(random.Next(1, 50_000), text.Length - start);
                pieces.Add(text.Substring(start, length));
                start += length;
            }

            using var stream = new PieceStream([.. pieces]);
            Assert.Equal(expected, ReadAll(stream));
        }
    }

    private static List<string> ReadAll(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return ReadAll(stream);
    }

    private static List<string> ReadAll(Stream stream)
    {
        var reader = new LineReader(stream);
        var lines = new List<string>();
        while (reader.Read(out var line))
        {
            lines.Add(LineReader.Decode(line));
            Assert.Equal(lines.Count, reader.Line);
        }

        Assert.False(reader.Read(out _));
        return lines;
    }

    private static (int Line, string Message) Fail(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var reader = new LineReader(stream);
        var error = Assert.Throws<FormatException>(() =>
        {
            while (reader.Read(out _))
            {
            }
        });
        return (reader.Line, error.Message);
    }

    /// <summary>Each read returns one piece, if there is room for it.</summary>
    private sealed class PieceStream(params string[] pieces) : ReadOnlyStream
    {
        private byte[] _rest = [];

        public int PiecesRead { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (_rest.Length == 0 && PiecesRead < pieces.Length)
            {
                _rest = Encoding.UTF8.GetBytes(pieces[PiecesRead++]);
            }

            var count = Math.Min(buffer.Length, _rest.Length);
            _rest.AsSpan(0, count).CopyTo(buffer);
            _rest = _rest[count..];
            return count;
        }
    }

    private sealed class EndlessStream : ReadOnlyStream
    {
        public long BytesRead { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'x');
            BytesRead += buffer.Length;
            return buffer.Length;
        }
    }

    private abstract class ReadOnlyStream : MemoryStream
    {
        public abstract override int Read(Span<byte> buffer);

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
