using System.Diagnostics;
using System.Net.Sockets;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class ReferenceFilesTests : IDisposable
{
    private static readonly CountryCode[] Codes = [.. "BR FR XX".Split(' ').Select(CountryCode.Parse)];

    private readonly TemporaryFolder _folder = new();
    private readonly string _files;
    private readonly ServiceProvider _services;

    public ReferenceFilesTests()
    {
        _files = Directory.CreateDirectory(_folder.At("files")).FullName;
        _services = new ServiceCollection()
            .AddFlagClient(new FlagClientOptions { Retries = 0, UseProxy = false }).Services.BuildServiceProvider();
    }

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Check_FilesByAnyName_CountsThoseThatTheServerHas()
    {
        using var server = new ScriptedServer(AnswerTo);
        var reference = Fetch(server);
        Leave("br.gif", "flag of br");
        Leave("sub/br.gif?copy=2", "flag of br");
        Leave("FR.gif", "flag of fr");
        Leave("FR.gif.part", "flag o");
        Leave("XX.gif", "<html>404</html>");

        var check = reference.Check(_files, Flags(server, 2));

        Assert.Equal(new FileCheck(Right: 3, Wrong: 2, Bytes: 30), check);
        Assert.Equal(1, reference.NotFoundIn(Flags(server, 1)));
        Assert.Equal(0, reference.Unknown);
    }

    [Fact]
    public void Check_MoreCopiesThanRequested_IsWrong()
    {
        using var server = new ScriptedServer(AnswerTo);
        var reference = Fetch(server);
        Leave("BR.gif", "flag of br");
        Leave("BR.1.gif", "flag of br");

        Assert.Equal(new FileCheck(Right: 1, Wrong: 1, Bytes: 10), reference.Check(_files, Flags(server, 1)));
    }

    [Theory]
    [InlineData("mkfifo pipe", 1)]
    [InlineData("ln -s /dev/zero zero", 1)]
    [InlineData("ln -s . loop", 1)]
    [InlineData("ln -s / root", 1)]
    [InlineData("ln -s nowhere dangling", 1)]
    [InlineData("ln -s BR.gif FR.gif", 1)]
    [InlineData("truncate -s 3G sparse", 1)]
    [InlineData("mkdir -p a/b && mkfifo a/b/pipe && ln -s .. a/b/up", 2)]
    [InlineData("mkdir empty", 0)]
    public async Task Check_OtherFiles_AreWrongAndTheRightOnesCount(string command, int wrong)
    {
        using var server = new ScriptedServer(AnswerTo);
        var reference = Fetch(server);
        Leave("BR.gif", "flag of br");
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = _files })!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);

        // On a thread that may block for ever: opening a pipe blocks.
        var check = await Task.Run(() => reference.Check(_files, Flags(server, 1))).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(new FileCheck(Right: 1, Wrong: wrong, Bytes: 10), check);
    }

    [Fact]
    public void Check_ASocket_IsWrong()
    {
        using var server = new ScriptedServer(AnswerTo);
        var reference = Fetch(server);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(_files, "s")));

        Assert.Equal(new FileCheck(Right: 0, Wrong: 1, Bytes: 0), reference.Check(_files, Flags(server, 1)));
    }

    [Fact]
    public void Check_MissingFolder_HasNoFiles()
    {
        using var server = new ScriptedServer(AnswerTo);
        var reference = Fetch(server);

        Assert.Equal(new FileCheck(0, 0, 0), reference.Check(_folder.At("gone"), Flags(server, 1)));
    }

    [Fact]
    public void Check_ALinkInPlaceOfTheFolder_IsNotFollowed()
    {
        using var server = new ScriptedServer(AnswerTo);
        var reference = Fetch(server);
        Leave("elsewhere/BR.gif", "flag of br");
        Directory.CreateSymbolicLink(_folder.At("link"), _folder.At("files/elsewhere"));

        Assert.Equal(new FileCheck(0, 0, 0), reference.Check(_folder.At("link"), Flags(server, 1)));
    }

    [Fact]
    public async Task Check_AFolderNestedTooDeeplyForAPath_IsWrong()
    {
        using var server = new ScriptedServer(AnswerTo);
        var reference = Fetch(server);
        // A path may have 4,096 bytes, so the shell descends step by step. It also removes the test's folder.
        const string Down = "i=0; while [ $i -lt 30 ]; do d=$(printf '%0200d' 0); mkdir $d && cd $d 2>/dev/null || exit 1; i=$((i+1)); done";
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Down]) { WorkingDirectory = _files })!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        try
        {
            Assert.True(reference.Check(_files, Flags(server, 1)).Wrong >= 1);
        }
        finally
        {
            using var removal = Process.Start("/bin/rm", ["-rf", Directory.GetDirectories(_files)[0]]);
            await removal.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void Fetch_ServerFailsAtFirst_Retries()
    {
        using var server = new ScriptedServer(request =>
            request.Attempt < 4 ? ScriptedAnswer.Status(418, "I'm a teapot") : AnswerTo(request));

        var reference = Fetch(server);

        Assert.Equal(["BR", "FR"], reference.Pictures.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(0, reference.Unknown);
    }

    [Fact]
    public void Fetch_AServerThatAlwaysFails_GivesUpAndSaysWhy()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(418, "I'm a teapot"));

        var reference = Fetch(server);

        Assert.Equal(3, reference.Unknown);
        Assert.Equal(418, reference.Reason!.HttpStatus);
    }

    [Fact]
    public void Fetch_NoServer_StopsRequesting()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Reset);

        var reference = Fetch(server);

        Assert.Equal(3, reference.Unknown);
        Assert.Null(reference.Reason!.HttpStatus);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public void Check_AListsOwnDigest_NeedsNoRequest()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok("other"u8.ToArray()));
        const string Digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
        var workload = Lists.Workload($$"""{"url": "{{server.At("a")}}", "sha256": "{{Digest}}"}""");
        var reference = Fetch(workload);
        Leave("a", "hello");
        Leave("b", "olleh");

        Assert.Equal(new FileCheck(Right: 1, Wrong: 1, Bytes: 5), reference.Check(_files, workload));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Check_AnEmptyFileThatTheServerSends_IsRight()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok([]));
        var workload = Lists.Workload($"{server.At("a")}");
        var reference = Fetch(workload);
        Leave("a", "");

        Assert.Equal(new FileCheck(Right: 1, Wrong: 0, Bytes: 0), reference.Check(_files, workload));
    }

    [Fact]
    public void Fetch_ARepeatedAddress_IsAskedOnce()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok("hello"u8.ToArray()));
        var workload = Lists.Workload($"{server.At("a")}\n{server.At("a")}");
        var reference = Fetch(workload);
        Leave("a", "hello");
        Leave("a~2", "hello");

        Assert.Equal(new FileCheck(Right: 2, Wrong: 0, Bytes: 10), reference.Check(_files, workload));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void AskAgain_APageThatChanges_CountsWithAnyContent()
    {
        using var server = new ScriptedServer(request => ScriptedAnswer.Ok([(byte)('0' + request.Number)]));
        var workload = Lists.Workload($"{server.At("a")}");
        var reference = Fetch(workload);
        Leave("a", "9");
        Leave("empty", "");
        Assert.Equal(new FileCheck(Right: 0, Wrong: 2, Bytes: 0), reference.Check(_files, workload));

        Assert.True(reference.AskAgain([Saved("a", server)], TestContext.Current.CancellationToken));

        Assert.Equal(1, reference.Changing);
        Assert.Equal(new FileCheck(Right: 1, Wrong: 1, Bytes: 1), reference.Check(_files, workload));
    }

    [Fact]
    public void AskAgain_APageThatIsTheSame_LeavesTheFileWrongAndAsksNoThirdTime()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok("hello"u8.ToArray()));
        var workload = Lists.Workload($"{server.At("a")}");
        var reference = Fetch(workload);
        Leave("a", "9");

        Assert.False(reference.AskAgain([Saved("a", server)], TestContext.Current.CancellationToken));
        Assert.False(reference.AskAgain([Saved("a", server)], TestContext.Current.CancellationToken));

        Assert.Equal(new FileCheck(Right: 0, Wrong: 1, Bytes: 0), reference.Check(_files, workload));
        Assert.Equal(2, server.Requests.Count);
    }

    private (string Label, string Path, long Size) Saved(string name, ScriptedServer server) =>
        (server.At(name).AbsoluteUri, Path.Combine(_files, name), 1);

    private static ScriptedAnswer AnswerTo(ScriptedRequest request) =>
        request.Target.Contains("/xx/", StringComparison.Ordinal)
            ? ScriptedAnswer.Status(404, "Not Found")
            : ScriptedAnswer.Ok([.. "flag of "u8, .. System.Text.Encoding.ASCII.GetBytes(request.Target.Split('/')[2])]);

    private static FlagWorkload Flags(ScriptedServer server, int repeat) => new(FlagSite.Parse(server.Address.AbsoluteUri), Codes, repeat);

    private ReferenceFiles Fetch(ScriptedServer server) => Fetch(Flags(server, 1));

    private ReferenceFiles Fetch(Workload workload)
    {
        var download = new ReferenceDownload(
            _services.GetRequiredService<FlagClient>(), _folder.At("reference"), bound: 8, TimeProvider.System)
        { KeepsContent = true };
        var reference = ReferenceFiles.Fetch(download, workload, TestContext.Current.CancellationToken);
        Assert.False(Directory.Exists(_folder.At("reference")));
        return reference;
    }

    private void Leave(string name, string content)
    {
        var path = Path.Combine(_files, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
