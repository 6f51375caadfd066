using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Asyncio.Tests;

[SupportedOSPlatform("linux")]
public sealed class SubprocessTests
{
    private static readonly SubprocessOptions ReadOnly = new() { Stdout = Redirect.Pipe };

    [Fact]
    public void Dispose_TaskCancelledInItsWait_KillsTheProcess()
    {
        var id = 0;
        EventLoop.Run(async loop =>
        {
            var ended = loop.CreateTask(Waits);
            await TestLoop.Passes(2);
            ended.Cancel();
            await EventLoop.WaitAsync([ended]);
            Assert.True(ended.Cancelled);
            await UntilGone(id);
        });

        async Task Waits()
        {
            using var process = await EventLoop.CreateSubprocessExec("sleep", ["100"]);
            id = process.Pid;
            await process.Wait();
        }
    }

    [Fact]
    public void Run_ProcessStillRunning_IsKilledAndReaped()
    {
        var id = EventLoop.Run(async _ => (await EventLoop.CreateSubprocessExec("sleep", ["100"])).Pid);
        Assert.False(Directory.Exists($"/proc/{id}"));
    }

    [Fact]
    public void CreateSubprocessExec_TwoHundredAtOnce_StartsNoThreadForAny() => EventLoop.Run(async _ =>
    {
        const int Processes = 200;
        var before = Threads();
        var processes = new List<Subprocess>();
        for (var i = 0; i < Processes; i++)
        {
            processes.Add(await EventLoop.CreateSubprocessExec("cat", [], SubprocessOptions.Piped));
        }

        var outputs = EventLoop.Gather(processes.Select(process => (Func<Task<(byte[] Stdout, byte[] Stderr)>>)(() => process.Communicate(new byte[100_000]))));
        await TestLoop.Passes(3);

        // Tests of other classes run at the same time, with threads of their own.
        Assert.InRange(Threads() - before, -Processes, Processes / 2);
        Assert.All(await outputs, output => Assert.Equal(100_000, output.Stdout.Length));
        Assert.All(processes, process => Assert.Equal(0, process.ReturnCode));
        processes.ForEach(process => process.Dispose());
    });

    [Fact]
    public void CreateSubprocessExec_ManyTimes_LeavesNoDescriptor()
    {
        const int Times = 200;
        var before = Descriptors();
        EventLoop.Run(async _ =>
        {
            for (var i = 0; i < Times; i++)
            {
                using var process = await EventLoop.CreateSubprocessExec("true", [], SubprocessOptions.Piped);
                if (i % 2 == 0)
                {
                    await process.Communicate();
                }
                else
                {
                    await process.Wait();
                }
            }

            // Four each, if they stayed: three pipes and the process.
            Assert.InRange(Descriptors() - before, -Times, Times / 2);
        });
    }

    [Fact]
    public void CreateSubprocessExec_ThatFails_LeavesNoDescriptor() => EventLoop.Run(async _ =>
    {
        const int Times = 200;
        var before = Descriptors();
        for (var i = 0; i < Times; i++)
        {
            await Assert.ThrowsAsync<System.ComponentModel.Win32Exception>(
                async () => await EventLoop.CreateSubprocessExec("/no/such/program", [], SubprocessOptions.Piped));
        }

        Assert.InRange(Descriptors() - before, -Times, Times / 2);
    });

    [Fact]
    public void CreateSubprocessExec_ProgramThatDoesNotExist_SaysWhich() => TestLoop.Run(async _ =>
    {
        var e = await Assert.ThrowsAsync<System.ComponentModel.Win32Exception>(async () => await EventLoop.CreateSubprocessExec("no-such-program", []));
        Assert.Equal("Cannot start no-such-program: No such file or directory", e.Message);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(
            async () => await EventLoop.CreateSubprocessExec("true", [], new SubprocessOptions { WorkingDirectory = "/no/such/folder" }));
    });

    [Fact]
    public void CreateSubprocessExec_ArgumentsWithSpacesAndSigns_ArriveUnchanged() => EventLoop.Run(async _ =>
    {
        string[] arguments = ["a b", "$HOME", "", "ä\"'*", "-n"];
        using var process = await EventLoop.CreateSubprocessExec("printf", ["%s\\n", .. arguments], ReadOnly);
        var (output, _) = await process.Communicate();
        Assert.Equal(arguments, Encoding.UTF8.GetString(output).Split('\n')[..^1]);
        await Assert.ThrowsAsync<ArgumentException>(async () => await EventLoop.CreateSubprocessExec("true", ["a\0b"]));
    });

    [Fact]
    public void CreateSubprocessExec_InvalidRedirects_AreRefused() => TestLoop.Run(async _ =>
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await EventLoop.CreateSubprocessExec("true", [], new SubprocessOptions { Stdout = Redirect.Stdout })));

    [Fact]
    public void CreateSubprocessExec_OutsideALoop_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => { _ = EventLoop.CreateSubprocessExec("true", []).AsTask(); });

    [Fact]
    public void CreateSubprocessExec_SignalsThatTheRuntimeIgnores_HaveTheirDefaultInTheProgram() => EventLoop.Run(async _ =>
    {
        const long SigPipe = 1L << 12;
        using var process = await EventLoop.CreateSubprocessExec("grep", ["SigIgn", "/proc/self/status"], ReadOnly);
        var (output, _) = await process.Communicate();
        Assert.Equal(0, long.Parse(Encoding.ASCII.GetString(output).Split(':')[1].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & SigPipe);
    });

    [Fact]
    public void StartNewSession_Set_StartsANewSession() => EventLoop.Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessExec("cut", ["-d", " ", "-f", "6", "/proc/self/stat"], ReadOnly with { StartNewSession = true });
        var (output, _) = await process.Communicate();
        Assert.Equal($"{process.Pid}", Encoding.ASCII.GetString(output).Trim());
    });

    [Fact]
    public void ReadLine_LongerThanTheLimit_ThrowsAndReadsOn() => EventLoop.Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessShell(
            "head -c 100000 /dev/zero; sleep 0.1; echo; echo next", ReadOnly with { Limit = 1_000 });
        await Assert.ThrowsAsync<InvalidDataException>(async () => await process.Stdout!.ReadLine());
        var rest = Encoding.ASCII.GetString(await process.Stdout!.Read());
        Assert.EndsWith("\nnext\n", rest, StringComparison.Ordinal);
    });

    [Fact]
    public void Read_TwoTasksAtOnce_IsAnErrorOfTheSecond() => EventLoop.Run(async loop =>
    {
        using var process = await EventLoop.CreateSubprocessExec("cat", [], SubprocessOptions.Piped);
        var first = loop.CreateTask(async () => await process.Stdout!.Read(100));
        await TestLoop.Passes(1);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await process.Stdout!.Read(100));
        process.Stdin!.Write("abc"u8);
        Assert.Equal("abc"u8.ToArray(), await first);
    });

    [Fact]
    public void Drain_ProcessThatHasEnded_IsAnError() => EventLoop.Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessExec("true", [], SubprocessOptions.Piped);
        await process.Wait();
        await Assert.ThrowsAsync<SocketException>(async () =>
        {
            // The end of a pipe takes some passes to become known.
            while (true)
            {
                process.Stdin!.Write("nobody reads this"u8);
                await process.Stdin.Drain();
                await EventLoop.Sleep(TimeSpan.Zero);
            }
        });
        Assert.True(process.Stdin!.IsClosing);
        Assert.False(process.SendSignal(PosixSignal.SIGTERM));
        Assert.Throws<ArgumentOutOfRangeException>(() => process.SendSignal((PosixSignal)1000));
        Assert.Equal($"<Subprocess {process.Pid} returncode=0>", process.ToString());
    });

    [Fact]
    public void Close_FullWriteBuffer_WritesItFirst() => EventLoop.Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessExec("wc", ["-c"], SubprocessOptions.Piped);
        process.Stdin!.Write(new byte[1_000_000]);
        process.Stdin.Close();
        Assert.True(process.Stdin.IsClosing);
        await process.Stdin.WaitClosed();
        Assert.Equal("1000000", Encoding.ASCII.GetString(await process.Stdout!.Read()).Trim());
    });

    private static int Threads() => Directory.GetDirectories("/proc/self/task").Length;

    private static int Descriptors() => Directory.GetFileSystemEntries("/proc/self/fd")
        .Count(path => new FileInfo(path).LinkTarget is { } target && (target.StartsWith("pipe:", StringComparison.Ordinal) || target.Contains("pidfd", StringComparison.Ordinal)));

    private static async Task UntilGone(int id) => await EventLoop.Timeout(TimeSpan.FromSeconds(30), async () =>
    {
        while (Directory.Exists($"/proc/{id}"))
        {
            await EventLoop.Sleep(TimeSpan.FromMilliseconds(1));
        }
    });
}
