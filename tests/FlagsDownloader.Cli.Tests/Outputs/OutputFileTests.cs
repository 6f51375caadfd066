using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Outputs;

public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_NoFileYet_CreatesTheCompleteFile()
    {
        using var file = Open("f");

        Assert.DoesNotContain("f", _folder.FileNames);
        Assert.True(file.Write(stream => stream.Write("new"u8)));

        Assert.Equal("new", File.ReadAllText(_folder.At("f")));
        Assert.Equal(["f"], _folder.FileNames);
    }

    [Fact]
    public void Open_OldFile_StaysUntilTheNewOneIsComplete()
    {
        File.WriteAllText(_folder.At("f"), "old");
        using var file = Open("f");

        file.Write(stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            Assert.Equal("old", File.ReadAllText(_folder.At("f")));
        });

        Assert.Equal("new", File.ReadAllText(_folder.At("f")));
    }

    [Fact]
    public void Dispose_NothingWritten_ChangesNothing()
    {
        File.WriteAllText(_folder.At("f"), "old");

        Open("f").Dispose();

        Assert.Equal("old", File.ReadAllText(_folder.At("f")));
        Assert.Equal(["f"], _folder.FileNames);
    }

    [Fact]
    public void Append_InPieces_IsOneFileThatReplacesTheOldOneAtTheEnd()
    {
        File.WriteAllText(_folder.At("f"), "old");
        using var file = Open("f");

        file.Append(stream => stream.Write("ne"u8));
        file.Append(stream => stream.Write("w"u8));
        Assert.Equal("old", File.ReadAllText(_folder.At("f")));
        Assert.True(file.Complete());

        Assert.Equal("new", File.ReadAllText(_folder.At("f")));
        Assert.Equal(["f"], _folder.FileNames);
    }

    [Fact]
    public void Append_ThatFails_IsReportedAtTheEndAndKeepsTheOldFile()
    {
        File.WriteAllText(_folder.At("f"), "old");
        using var file = Open("f");

        file.Append(_ => throw new IOException("No space left on device"));
        file.Append(_ => Assert.Fail("nothing is written after a failure"));
        var error = Assert.Throws<UserErrorException>(() => file.Complete());

        Assert.Contains("No space left on device", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(_folder.At("f")));
        Assert.Equal(["f"], _folder.FileNames);
    }

    [Fact]
    public void Write_ThatFails_KeepsTheOldFileAndLeavesNothing()
    {
        File.WriteAllText(_folder.At("f"), "old");
        using var file = Open("f");

        var error = Assert.Throws<UserErrorException>(() => file.Write(stream =>
        {
            stream.Write("half"u8);
            throw new IOException("No space left on device");
        }));

        Assert.Equal(
            ($"cannot write '{_folder.At("f")}': choose another file with --report (No space left on device)", ExitCode.Failed),
            (error.Message, error.ExitCode));
        Assert.Equal("old", File.ReadAllText(_folder.At("f")));
        Assert.Equal(["f"], _folder.FileNames);
    }

    [Fact]
    public void Write_ThroughLinks_KeepsTheLinks()
    {
        File.WriteAllText(_folder.At("target"), "old");
        File.CreateSymbolicLink(_folder.At("between"), "target");
        File.CreateSymbolicLink(_folder.At("link"), _folder.At("between"));

        Open("link").Write(stream => stream.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(_folder.At("target")));
        Assert.Equal(_folder.At("between"), new FileInfo(_folder.At("link")).LinkTarget);
    }

    [Fact]
    public void Write_ThroughALinkToNothing_MakesTheFile()
    {
        File.CreateSymbolicLink(_folder.At("link"), "target");

        Open("link").Write(stream => stream.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(_folder.At("target")));
    }

    [Fact]
    public void Write_AnOldFileThatOthersMayNotRead_StaysSo()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.WriteAllText(_folder.At("f"), "old");
        File.SetUnixFileMode(_folder.At("f"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Open("f").Write(stream => stream.Write("new"u8));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.At("f")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(240)]
    [InlineData(255)]
    public void Write_ANameOfAnyLength_IsWritten(int length)
    {
        var name = new string('n', length);

        Open(name).Write(stream => stream.Write("new"u8));

        Assert.Equal([name], _folder.FileNames);
    }

    [Fact]
    public void Open_FilesOfAKilledRun_RemovesOnlyThem()
    {
        string[] others = [".f.0123456789ab.part.txt", ".f.0123456789AB.part", ".g.0123456789ab.part", ".f..part", "f.0123456789ab.part"];
        foreach (var name in (string[])[.. others, ".f.0123456789ab.part"])
        {
            File.WriteAllText(_folder.At(name), "");
        }

        Open("f").Dispose();

        Assert.Equal(others.Order(StringComparer.Ordinal), _folder.FileNames);
    }

    [Fact]
    public void Open_WhileAnotherRunWritesTheSame_KeepsItsFile()
    {
        using var one = Open("f");
        using var other = Open("f");

        one.Write(stream => stream.Write("one"u8));
        Assert.Equal("one", File.ReadAllText(_folder.At("f")));
        other.Write(stream => stream.Write("other"u8));
        Assert.Equal("other", File.ReadAllText(_folder.At("f")));
        Assert.Equal(["f"], _folder.FileNames);
    }

    [Theory]
    [InlineData(".", "it is a folder")]
    [InlineData("missing/f", "there is no such folder")]
    [InlineData("circle", "its links form a loop")]
    public void Open_FileCannotBeCreated_SaysWhy(string name, string why)
    {
        File.CreateSymbolicLink(_folder.At("circle"), "circle");
        var path = _folder.At(name);

        var error = Assert.Throws<UserErrorException>(() => Open(name));

        Assert.Equal($"cannot write '{path}': choose another file with --report ({why})", error.Message);
        Assert.Equal(ExitCode.Usage, error.ExitCode);
    }

    private OutputFile Open(string name) => OutputFile.Open(
        OutputTarget.Find(new OutputRequest("--report", _folder.At(name))), TextWriter.Null, new FakeTime(), CancellationToken.None);
}
