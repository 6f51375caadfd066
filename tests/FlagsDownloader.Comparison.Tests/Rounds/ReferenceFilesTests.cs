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

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_FilesByAnyName_CountsThoseThatTheServerHas()
    {
        using var server = new ScriptedServer(AnswerTo);
        var reference = await Fetch(server);
        Leave("br.gif", "flag of br");
        Leave("sub/br.gif?copy=2", "flag of br");
        Leave("FR.gif", "flag of fr");
        Leave("FR.gif.part", "flag o");
        Leave("XX.gif", "<html>404</html>");

        var check = reference.Check(_folder.FullName, repeat: 2);

        Assert.Equal(new FileCheck(Right: 3, Wrong: 2, Bytes: 30), check);
        Assert.Equal(1, reference.NotFoundAmong(Codes));
        Assert.Equal(0, reference.Unknown);
    }

    [Fact]
    public async Task Check_MoreCopiesThanRequested_IsWrong()
    {
        using var server = new ScriptedServer(AnswerTo);
        var reference = await Fetch(server);
        Leave("BR.gif", "flag of br");
        Leave("BR.1.gif", "flag of br");

        Assert.Equal(new FileCheck(Right: 1, Wrong: 1, Bytes: 10), reference.Check(_folder.FullName, repeat: 1));
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
        var reference = await Fetch(server);
        Leave("BR.gif", "flag of br");
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = _folder.FullName })!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);

        // On a thread that may block for ever: opening a pipe blocks.
        var check = await Task.Run(() => reference.Check(_folder.FullName, repeat: 1)).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(new FileCheck(Right: 1, Wrong: wrong, Bytes: 10), check);
    }

    [Fact]
    public async Task Check_ASocket_IsWrong()
    {
        using var server = new ScriptedServer(AnswerTo);
        var reference = await Fetch(server);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder.At("s")));

        Assert.Equal(new FileCheck(Right: 0, Wrong: 1, Bytes: 0), reference.Check(_folder.FullName, repeat: 1));
    }

    [Fact]
    public async Task Check_MissingFolder_HasNoFiles()
    {
        using var server = new ScriptedServer(AnswerTo);
        var reference = await Fetch(server);

        Assert.Equal(new FileCheck(0, 0, 0), reference.Check(_folder.At("gone"), repeat: 1));
    }

    [Fact]
    public async Task Check_ALinkInPlaceOfTheFolder_IsNotFollowed()
    {
        using var server = new ScriptedServer(AnswerTo);
        var reference = await Fetch(server);
        Leave("elsewhere/BR.gif", "flag of br");
        Directory.CreateSymbolicLink(_folder.At("files"), _folder.At("elsewhere"));

        Assert.Equal(new FileCheck(0, 0, 0), reference.Check(_folder.At("files"), repeat: 1));
    }

    [Fact]
    public async Task Check_AFolderNestedTooDeeplyForAPath_IsWrong()
    {
        using var server = new ScriptedServer(AnswerTo);
        var reference = await Fetch(server);
        // A path may have 4,096 bytes, so the shell descends step by step. It also removes the test's folder.
        const string Down = "i=0; while [ $i -lt 30 ]; do d=$(printf '%0200d' 0); mkdir $d && cd $d 2>/dev/null || exit 1; i=$((i+1)); done";
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Down]) { WorkingDirectory = _folder.FullName })!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        try
        {
            Assert.True(reference.Check(_folder.FullName, repeat: 1).Wrong >= 1);
        }
        finally
        {
            using var removal = Process.Start("/bin/rm", ["-rf", Directory.GetDirectories(_folder.FullName)[0]]);
            await removal.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task FetchAsync_ServerFailsAtFirst_Retries()
    {
        using var server = new ScriptedServer(request =>
            request.Attempt < 4 ? ScriptedAnswer.Status(418, "I'm a teapot") : AnswerTo(request));

        var reference = await Fetch(server);

        Assert.Equal(["BR", "FR"], reference.Pictures.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(0, reference.Unknown);
    }

    [Fact]
    public async Task FetchAsync_AServerThatAlwaysFails_GivesUpAndSaysWhy()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(418, "I'm a teapot"));

        var reference = await Fetch(server);

        Assert.Equal(3, reference.Unknown);
        Assert.Equal(418, reference.Reason!.HttpStatus);
    }

    [Fact]
    public async Task FetchAsync_NoServer_StopsRequesting()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Reset);

        var reference = await Fetch(server);

        Assert.Equal(3, reference.Unknown);
        Assert.Null(reference.Reason!.HttpStatus);
        Assert.Equal(3, server.Requests.Count);
    }

    private static ScriptedAnswer AnswerTo(ScriptedRequest request) =>
        request.Target.Contains("/xx/", StringComparison.Ordinal)
            ? ScriptedAnswer.Status(404, "Not Found")
            : ScriptedAnswer.Ok([.. "flag of "u8, .. System.Text.Encoding.ASCII.GetBytes(request.Target.Split('/')[2])]);

    private static async Task<ReferenceFiles> Fetch(ScriptedServer server)
    {
        await using var services = new ServiceCollection()
            .AddFlagClient(new FlagClientOptions { Retries = 0, UseProxy = false })
            .Services.BuildServiceProvider();
        return await ReferenceFiles.FetchAsync(
            services.GetRequiredService<FlagClient>(), FlagSite.Parse(server.Address.AbsoluteUri), Codes, TestContext.Current.CancellationToken);
    }

    private void Leave(string name, string content)
    {
        var path = _folder.At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
