using System.Text;
using FlagsDownloader.Addresses;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Addresses;

public sealed class ListTextTests : IDisposable
{
    private const int Block = 64 * 1024;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(Block)]
    [InlineData((3 * Block) + 10)]
    public void Read_Again_IsTheSameText(int length)
    {
        using var list = ListText.Open(File.OpenRead(Create(length)));

        Assert.Equal(Text(length), Whole(list));
        Assert.Equal(Text(length), Whole(list));
    }

    // The larger one is kept in a temporary file.
    [Theory]
    [InlineData(10)]
    [InlineData((1024 * 1024) + 10)]
    public void Read_WhatCanBeReadOnlyOnce_IsCopied(int length)
    {
        var pipe = new OneWayStream(Encoding.ASCII.GetBytes(Text(length)));
        using var list = ListText.Open(pipe);

        Assert.False(pipe.CanRead);
        Assert.Equal(Text(length), Whole(list));
        Assert.Equal(Text(length), Whole(list));
    }

    [Theory]
    [InlineData(Block + 1)]
    [InlineData((2 * Block) - 1)]
    public void Read_AByteChanged_ReturnsNothingOfItsBlock(int position)
    {
        var path = Create(3 * Block);
        using var list = ListText.Open(OpenShared(path));
        Whole(list);
        Change(path, file =>
        {
            file.Position = position;
            file.WriteByte((byte)'!');
        });
        using var stream = list.Read();
        var buffer = new byte[4 * Block];

        Assert.Equal(Block, stream.Read(buffer, 0, buffer.Length));
        Assert.Throws<ListChangedException>(() => stream.Read(buffer, 0, buffer.Length));
    }

    [Theory]
    [InlineData(10, 20)]
    [InlineData(20, 10)]
    [InlineData(Block, Block + 1)]
    [InlineData(Block, 0)]
    [InlineData(2 * Block, Block)]
    public void Read_ALongerOrShorterText_IsAnError(int length, int later)
    {
        var path = Create(length);
        using var list = ListText.Open(OpenShared(path));
        Whole(list);
        Change(path, file => file.SetLength(later));

        Assert.Throws<ListChangedException>(() => Whole(list));
    }

    [Fact]
    public void Read_AFileThatAnotherOneReplaced_IsTheOldText()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows replaces no open file");
        var path = Create(10);
        using var list = ListText.Open(File.OpenRead(path));
        Whole(list);
        File.Move(Create(20, "other"), path, overwrite: true);

        Assert.Equal(Text(10), Whole(list));
    }

    private static string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(number => (char)('a' + (number % 26))));

    private static string Whole(ListText list)
    {
        using var reader = new StreamReader(list.Read(), Encoding.ASCII);
        return reader.ReadToEnd();
    }

    private static FileStream OpenShared(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

    private static void Change(string path, Action<FileStream> change)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        change(file);
    }

    private string Create(int length, string name = "list.txt")
    {
        File.WriteAllText(_folder.At(name), Text(length));
        return _folder.At(name);
    }

    /// <summary>A stream that cannot be read again, like a pipe.</summary>
    private sealed class OneWayStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
