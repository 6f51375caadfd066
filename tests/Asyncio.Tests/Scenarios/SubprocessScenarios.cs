using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

[SupportedOSPlatform("linux")]
internal static class SubprocessScenarios
{
    private const int Megabyte = 1024 * 1024;

    private static readonly SubprocessOptions ReadAndWrite = new() { Stdin = Redirect.Pipe, Stdout = Redirect.Pipe };
    private static readonly SubprocessOptions ReadOnly = new() { Stdout = Redirect.Pipe };

    public static void ASubprocessGivesBackWhatItIsGiven(Log log) => Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessExec("cat", [], ReadAndWrite);
        log.Add(process.ReturnCode);
        var (output, errors) = await process.Communicate("hello"u8.ToArray());
        log.Add(Text(output));
        log.Add(errors.Length == 0);
        log.Add(process.ReturnCode);
    });

    public static void ASubprocessSaysHowItEnded(Log log) => Run(async _ =>
    {
        foreach (var command in (string[])["true", "exit 3", "kill -TERM $$", "kill -KILL $$"])
        {
            using var process = await EventLoop.CreateSubprocessShell(command);
            log.Add(await process.Wait());
        }
    });

    public static void ASubprocessIsKilledAndTerminated(Log log) => Run(async _ =>
    {
        foreach (var end in (Func<Subprocess, bool>[])[process => process.Kill(), process => process.Terminate()])
        {
            using var process = await EventLoop.CreateSubprocessExec("sleep", ["100"]);
            Assert.True(end(process));
            log.Add(process.ReturnCode);
            log.Add(await process.Wait());
            log.Add(process.ReturnCode);
            Assert.False(end(process));
        }
    });

    public static void BothPipesOfASubprocessFullDoNotDeadlock(Log log) => Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessShell("tee /dev/stderr", SubprocessOptions.Piped);
        var (output, errors) = await process.Communicate(new byte[3 * Megabyte]);
        log.Add(output.Length);
        log.Add(errors.Length);
        log.Add(process.ReturnCode);
    });

    public static void ASubprocessThatDoesNotReadItsInput(Log log) => Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessShell("exec 0<&-; echo done", ReadAndWrite);
        var (output, _) = await process.Communicate(new byte[3 * Megabyte]);
        log.Add(Text(output));
        log.Add(process.ReturnCode);
    });

    public static void LinesOfASubprocessAreReadOneByOne(Log log) => Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessShell("echo one; echo two; printf three", ReadOnly);
        for (var i = 0; i < 4; i++)
        {
            log.Add(Text(await process.Stdout!.ReadLine()));
        }

        log.Add(process.Stdout!.AtEof);
        log.Add(await process.Wait());
    });

    public static void ASubprocessIsAskedAndAnswers(Log log) => Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessExec("cat", [], ReadAndWrite);
        foreach (var word in (string[])["one", "two"])
        {
            process.Stdin!.Write(Encoding.ASCII.GetBytes($"{word}\n"));
            await process.Stdin.Drain();
            log.Add(Text(await process.Stdout!.ReadLine()));
        }

        process.Stdin!.Close();
        log.Add((await process.Stdout!.Read()).Length);
        log.Add(await process.Wait());
    });

    public static void TheErrorsOfASubprocessGoWithItsOutput(Log log) => Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessShell(
            "echo one; echo two >&2; echo three", ReadOnly with { Stderr = Redirect.Stdout });
        var (output, errors) = await process.Communicate();
        log.Add(Text(output).Split('\n'));
        log.Add(errors.Length == 0);
    });

    public static void StreamsOfASubprocessThatGoNowhere(Log log) => Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessShell(
            "cat; echo one; echo two >&2",
            new SubprocessOptions { Stdin = Redirect.DevNull, Stdout = Redirect.DevNull, Stderr = Redirect.DevNull });
        log.Add(process.Stdin is null && process.Stdout is null && process.Stderr is null);
        log.Add(await process.Wait());
    });

    public static void ASubprocessWithinATimeout(Log log) => Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessExec("sleep", ["100"]);
        await Outcome(log, "wait", () => EventLoop.WaitFor(async () => await process.Wait(), S(1)));
        log.Add(process.ReturnCode);
        process.Kill();
        log.Add(await process.Wait());
    });

    public static void ACancelledCommunicateLeavesTheSubprocess(Log log) => Run(async loop =>
    {
        using var process = await EventLoop.CreateSubprocessExec("cat", [], ReadAndWrite);
        var task = loop.CreateTask(() => Outcome(log, "wait", async () => await process.Wait()));
        var reads = loop.CreateTask(() => Outcome(log, "read", async () => await process.Stdout!.Read()));
        await Sleep(0);
        await Sleep(0);
        foreach (var cancelled in (LoopTask[])[task, reads])
        {
            cancelled.Cancel();
            await EventLoop.WaitAsync([cancelled]);
        }

        log.Add(process.ReturnCode);
        process.Stdin!.Write("kept\n"u8);
        log.Add(Text(await process.Stdout!.ReadLine()));
        process.Kill();
        log.Add(await process.Wait());
    });

    public static void TwoTasksWaitForOneSubprocess(Log log) => Run(async loop =>
    {
        using var process = await EventLoop.CreateSubprocessShell("read line; exit 7", new SubprocessOptions { Stdin = Redirect.Pipe });
        var tasks = "ab".Select(name => loop.CreateTask(() => Outcome(log, $"{name}", async () => await process.Wait()))).ToArray();
        await Sleep(0);
        process.Stdin!.Write("go\n"u8);
        await EventLoop.WaitAsync(tasks);
        log.Add(await process.Wait());
    });

    public static void ASubprocessHandlesASignal(Log log) => Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessShell(
            "trap 'echo told; exit 5' TERM; echo ready; while :; do sleep 0.01; done", ReadOnly);
        log.Add(Text(await process.Stdout!.ReadLine()));
        process.SendSignal(PosixSignal.SIGTERM);
        log.Add(Text(await process.Stdout.ReadLine()));
        log.Add(await process.Wait());
    });

    public static void ASubprocessThatCannotBeStarted(Log log) => Run(async _ =>
    {
        foreach (var program in (string[])["/no/such/program", "no-such-program", "/dev/null"])
        {
            var e = await Assert.ThrowsAsync<Win32Exception>(async () => await EventLoop.CreateSubprocessExec(program, [], ReadAndWrite));
            log.Add(new Win32Exception(e.NativeErrorCode).Message);
        }
    });

    public static void ASubprocessInAFolderAndAnEnvironmentOfItsOwn(Log log) => Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessShell(
            "pwd; echo \"$GREETING\"; echo \"${HOME:-no home}\"",
            ReadOnly with { WorkingDirectory = "/", Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GREETING"] = "hello" } });
        var (output, _) = await process.Communicate();
        log.Add(Encoding.ASCII.GetString(output).Split('\n'));
    });

    public static void ThreeSubprocessesAtOnce(Log log) => Run(async _ =>
    {
        var processes = new List<Subprocess>();
        for (var i = 0; i < 3; i++)
        {
            processes.Add(await EventLoop.CreateSubprocessShell($"read line; echo $line {i}", ReadAndWrite));
        }

        var outputs = await EventLoop.Gather(processes.Select(
            process => (Func<Task<(byte[] Stdout, byte[] Stderr)>>)(() => process.Communicate("hello\n"u8.ToArray()))));
        log.Add(outputs.Select(output => Text(output.Stdout)));
        processes.ForEach(process => process.Dispose());
    });

    private static string Text(byte[] bytes) => Encoding.ASCII.GetString(bytes).Trim();
}
