using FlagsDownloader.EndToEnd.Files;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Faults;

/// <summary>A lack of threads, memory or open files: one line that names the limit, never a stack trace or a hang.</summary>
/// <remarks>
/// The limit on threads counts all threads of a user, and does not hold for root, so another user runs the program. If the runtime
/// fails before it runs the program (exit code 137), it prints its own message.
/// </remarks>
public sealed class LimitTests(Server server) : IClassFixture<Server>, IDisposable
{
    private const int FirstUser = 50_000;
    private const int RuntimeDidNotStart = 137;

    private static int _users = Environment.ProcessId % 5_000 * 10;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [SecondTierData("threadpool")]
    [SecondTierData("eventloop")]
    [SecondTierData("whenall")]
    public void Download_FewThreads_RunsWithThemOrSaysSoInOneLine(string strategy)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Root is needed to run the program as a user of its own.");
        PrepareForAnotherUser();
        var exitCodes = new List<int>();
        foreach (var limit in (int[])[8, 9, 11, 14, 18, 24 + Environment.ProcessorCount, 32 + Environment.ProcessorCount])
        {
            var result = RunAsAnotherUser($"ulimit -u {limit}", $"download -a -m 30 -s {server.Address} -q --strategy {strategy}");

            exitCodes.Add(result.ExitCode);
            var told = $"-u {limit}, {strategy}, exit code {result.ExitCode}: {result.Error}";
            Assert.True(result.ExitCode is 0 or 1 or RuntimeDidNotStart, told);
            if (result.ExitCode == 1)
            {
                Assert.True(result.ErrorLines is [var line] && line.StartsWith("flags: ", StringComparison.Ordinal) && line.Contains("ulimit -u", StringComparison.Ordinal), told);
            }

            if (result.ExitCode == 0)
            {
                Assert.Contains("194 flags downloaded.", result.OutputLines);
                Assert.Equal(strategy == "threadpool" ? 1 : 0, result.ErrorLines.Count(line => line.Contains("instead of 30: the system gives no more", StringComparison.Ordinal)));
            }
        }

        Assert.Contains(0, exitCodes);
        Assert.Contains(1, exitCodes);
    }

    [Theory]
    [SecondTierData(1_500_000)]
    [InlineData(2_500_000)]
    [SecondTierData(3_000_000)]
    [SecondTierData(4_000_000)]
    public void Download_LittleMemory_RunsOrSaysSoInOneLine(int kibibytes)
    {
        var result = FlagsProcess.RunShell(
            _folder.Path, $"ulimit -v {kibibytes}; flags download -a -m 1000 --repeat 6 -s {server.Address} -q --strategy threadpool");

        var told = $"Exit code {result.ExitCode}: {result.Error}";
        Assert.True(result.ExitCode is 0 or 1 or RuntimeDidNotStart, told);
        Assert.True(result.ExitCode != 1 || result.ErrorLines is [var line] && line.Contains("ulimit -v", StringComparison.Ordinal), told);
    }

    [Fact]
    public void Download_MemoryForSomeThreads_RunsWithThem()
    {
        var result = FlagsProcess.RunShell(
            _folder.Path, $"ulimit -v 8000000; flags download -a -m 1000 --repeat 6 -s {server.Address} -q --strategy threadpool");

        Assert.True(result.ExitCode == 0, $"Exit code {result.ExitCode}: {result.Error}");
        Assert.Matches("^flags: [0-9]+ threads? instead of 1000: the system gives no more", Assert.Single(result.ErrorLines));
    }

    // Fewer than the files that are opened later. The native program is one file, and needs fewer.
    public static TheoryData<int> FewOpenFiles => IsNative ? [8, 16, 24] : [50, 60, 70];

    private static bool IsNative => !File.Exists(FlagsProcess.Executable + ".dll");

    [Fact]
    public void Download_OpenFilesForFiveConnections_Runs()
    {
        var result = FlagsProcess.RunShell(_folder.Path, $"ulimit -n {(IsNative ? 64 : 150)}; flags download -m 5 -s {server.Address} -q");

        Assert.True(result.ExitCode == 0, $"Exit code {result.ExitCode}: {result.Error}");
    }

    [Theory]
    [MemberData(nameof(FewOpenFiles))]
    public void Download_FewOpenFiles_NamesTheLimitAndNotTheFolder(int limit)
    {
        var result = FlagsProcess.RunShell(_folder.Path, $"ulimit -n {limit}; flags download BR -s {server.Address} -q");

        Assert.True(result.ExitCode is 1 or 2, $"Exit code {result.ExitCode}: {result.Error}");
        Assert.EndsWith("raise 'ulimit -n'", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    // The program may be in a folder that only root can read.
    private void PrepareForAnotherUser()
    {
        FlagsProcess.RunShell(
            _folder.Path, $"cp -r '{Path.GetDirectoryName(FlagsProcess.Executable)}' program; chmod -R a+rX .; mkdir work; chmod a+rwx work");
    }

    private FlagsResult RunAsAnotherUser(string limit, string arguments)
    {
        var user = FirstUser + Interlocked.Increment(ref _users);
        return FlagsProcess.RunShell(
            _folder.Path,
            $"cd work; setpriv --reuid={user} --regid={user} --clear-groups bash -c '{limit}; exec ../program/flags {arguments} -o {user}'");
    }
}
