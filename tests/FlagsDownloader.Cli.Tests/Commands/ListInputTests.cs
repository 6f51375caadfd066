using System.Text.Json;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Commands;

/// <summary>Lists of addresses, which are read again while the run goes on.</summary>
public sealed class ListInputTests : IDisposable
{
    // More than is read ahead.
    private static readonly string Comments = string.Concat(Enumerable.Repeat($"#{new string('-', 1022)}\n", 300));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Download_AListThatChangesMeanwhile_EndsBeforeTheChangeAndSaysSo(bool json)
    {
        using var server = new ScriptedServer(_ =>
        {
            using var list = new FileStream(_folder.At("list"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            list.Seek(-2, SeekOrigin.End);
            list.WriteByte((byte)'c');
            return ScriptedAnswer.Ok(Gif.Pixel);
        });
        File.WriteAllText(_folder.At("list"), $"{server.At("a")}\n{Comments}{server.At("b")}\n");

        string[] options = ["--strategy", "sequential", "--failures", _folder.At("failed")];
        var run = Download(json ? [.. options, "--json"] : options);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal("flags: the list changed while it was read, and its rest was not downloaded: leave it unchanged, and run again\n", run.Errors);
        Assert.Equal([$"{server.Address.AbsolutePath}/a"], server.Requests.Select(request => request.Target));
        if (json)
        {
            var document = JsonDocument.Parse(run.Output).RootElement;
            Assert.True(document.GetProperty("interrupted").GetBoolean());
            Assert.Equal(1, document.GetProperty("totals").GetProperty("cancelled").GetInt32());
        }
        else
        {
            Assert.Contains("\n  1 not downloaded: the list was not read to its end.\n", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Download_AListWithClashes_HasTheSameNamesAtEachReading()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        File.WriteAllText(_folder.At("list"), $"{server.At("a")}\n{server.At("a")}\n{server.At("A")}\n{server.At("b")}\n");

        var run = Download();

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        Assert.Equal(["A~3", "a", "a~2", "b"], Directory.EnumerateFiles(_folder.At("files")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Download_AWrongLastLine_NamesItAndTouchesNothing()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        File.WriteAllText(_folder.At("list"), $"{server.At("a")}\n{Comments}nothing\n");

        var run = Download();

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"flags: {_folder.At("list")}, line 302: ", run.Errors, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        Assert.Equal(["list"], _folder.FileNames);
    }

    private CommandRun Download(params string[] options) =>
        CommandRun.Execute(["download", "--input", _folder.At("list"), "-o", _folder.At("files"), "-q", .. options]);
}
