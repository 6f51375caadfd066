namespace FlagsDownloader.Documentation.Commands;

/// <summary>
/// Exceptions for commands in the documents. Every other command runs in bash, must end with exit code 0, and must print the shown output. A
/// rule that no document needs fails a test.
/// </summary>
internal static class CommandRules
{
    private const string Builds = "it builds and runs everything: minutes";
    private const string Long = "it takes longer than all other commands together";

    public static IReadOnlyList<CommandRule> All { get; } =
    [
        new("scripts/demo", Treatment.NotRun, $"{Builds}; its commands are 'flags download', which are run here and in tests/EndToEnd"),
        new("scripts/test*", Treatment.NotRun, $"{Builds}, this test among them; CI runs it"),
        new("scripts/build *", Treatment.NotRun, $"{Builds}; scripts/test calls it"),
        new("dotnet build*", Treatment.NotRun, $"{Builds}; CI builds"),
        new("scripts/pack", Treatment.NotRun, $"{Builds}; PackedSamplesTests runs it"),
        new("dotnet run --project samples/*", Treatment.NotRun, $"{Builds}; PackedSamplesTests builds and runs the samples"),
        new("dotnet run samples/*", Treatment.NotRun, $"{Builds}; SamplesTests runs it"),
        new("dotnet test *", Treatment.NotRun, "it runs tests, this one among them"),
        new("scripts/bench *", Treatment.NotRun, "it measures for minutes; its parts are built with the solution"),
        new("scripts/install", Treatment.NotRun, $"{Builds} and writes into the home folder; 'scripts/test --native' runs it elsewhere"),
        new("scripts/pack && dotnet tool install *", Treatment.NotRun, $"{Builds} and installs for the user; scripts/pack-check runs it elsewhere"),
        new("dotnet tool install *", Treatment.NotRun, "it installs for the user; scripts/pack-check runs it elsewhere"),
        new("scripts/docker-demo", Treatment.NotRun, "it needs Docker, and builds images"),
        new("docker-compose *", Treatment.NotRun, "it needs Docker; scripts/docker-demo runs it"),
        new("job=$(sbatch *", Treatment.NotRun, "it needs Slurm; SlurmTests in tests/EndToEnd submits this script"),
        new("sbatch *", Treatment.NotRun, "it needs Slurm; SlurmTests in tests/EndToEnd submits this script"),
        new("kubectl *", Treatment.NotRun, "it needs Kubernetes; KubernetesTests in tests/EndToEnd checks the file and runs its command"),
        new("FLAGS_ASSERT=*", Treatment.NotRun, "it needs Docker; scripts/docker-demo runs it"),

        new("flags compare --strategies all -a", Treatment.CheckedOnly, Long),
        new("flags compare --repeat 3 -a -m 600", Treatment.CheckedOnly, Long),
        new("flags compare -a -m 1,10,100", Treatment.CheckedOnly, Long),
        new("flags compare --peer *", Treatment.CheckedOnly, $"{Long}; tests/EndToEnd runs peers"),
        new("flags compare --strategies first=eventloop,second=eventloop", Treatment.CheckedOnly, Long),
        new("flags compare -s ERROR --retries 0", Treatment.CheckedOnly, Long),
        new("flags compare --timeline", Treatment.CheckedOnly, Long),
        new("flags compare --details", Treatment.CheckedOnly, Long),
        new("flags compare --input before.json after.json --diff", Treatment.NotRun, "the files are the reader's; tests/EndToEnd/Comparisons/DiffTests runs it"),
        new("flags compare --report report.html", Treatment.CheckedOnly, $"{Long}; tests/BrowserTests opens reports"),
        new("flags compare --chart times.svg --export-markdown result.md", Treatment.CheckedOnly, $"{Long}; tests/EndToEnd writes charts"),
        new("flags compare --trace trace.json --har all.har", Treatment.CheckedOnly, Long),
        new("flags compare --http 1.1,2 --tls", Treatment.CheckedOnly, Long),
        new("flags compare -l 10 --rounds 2 --strategies eventloop,whenall *", Treatment.CheckedOnly, "tests/EndToEnd compares versions of HTTP"),
        new("flags compare --input urls.txt --peer curl --yes", Treatment.NotRun, "the list is the reader's; tests/EndToEnd compares on lists"),
        new("flags compare --input urls.txt --rounds 5 *", Treatment.EndsWith, "other machines need --yes, as the text says", ExitCode: 2),
        new("flags compare --delay 0.3 --assert *", Treatment.CheckedOnly, $"{Long}; docs/exit-codes.md has a shorter one"),

        new("flags download -s ERROR --retries 0", Treatment.EndsWith, "a quarter of the requests fail", ExitCode: 1),
        new("flags download --fault cut=0.1 --fault 'reset@*/br.gif'", Treatment.EndsWith, "br.gif is reset at every attempt", ExitCode: 1),
        new("flags download -s http://127.0.0.1:1/flags --retries 0", Treatment.EndsWith, "no server listens there, as the text says", ExitCode: 1),
        new("flags download -s http://localhost:8000/flags", Treatment.EndsWith, "no server listens there while the tests run", ExitCode: 1),
        new("flags download https://example.com/*", Treatment.EndsWith, "the tests have no network; see CommandRun's proxy", ExitCode: 1),
        new("flags download --input replayed.txt", Treatment.NotRun, "the server of the line before it is needed; tests/EndToEnd/RecordTests runs the three"),
        new("flags record --input urls.txt *", Treatment.EndsWith, "the tests have no network; see CommandRun's proxy", ExitCode: 1),
        new("flags serve --replay *", Treatment.CheckedOnly, "the file is that of a recording; tests/EndToEnd/RecordTests runs it"),
        new("flags compare --replay *", Treatment.CheckedOnly, "the file is that of a recording; tests/EndToEnd/ReplayTests runs it"),
        new("flags download --input urls.txt*", Treatment.EndsWith, "the tests have no network; see CommandRun's proxy", ExitCode: 1),
        new("sort urls.txt | flags download *", Treatment.EndsWith, "the tests have no network; see CommandRun's proxy", ExitCode: 1),
        new("flags download -s REMOTE", Treatment.EndsWith, "the tests have no network; see CommandRun's proxy", ExitCode: 1),
        new("flags download --retries 0 --failures failed.jsonl --fault '503@*/fr.gif' --quiet BR FR > report.txt", Treatment.EndsWith, "fr.gif fails", ExitCode: 1),
    ];

    public static CommandRule? For(ConsoleStep step) => All.FirstOrDefault(rule => rule.Fits(step));
}
