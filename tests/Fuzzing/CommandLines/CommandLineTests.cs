using FlagsDownloader.Fuzzing.Chance;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>Thousands of command lines, sensible and not: an exit code that is documented, no stack trace, no end of patience.</summary>
/// <remarks>One again: <c>FUZZ_FIRST=17 FUZZ_LINES=1</c>, with the seed of the failure in <c>FUZZ_SEED</c>.</remarks>
public sealed class CommandLineTests(ITestOutputHelper output)
{
    [Fact]
    public void Run_AnyCommandLine_EndsWithADocumentedExitCodeAndInWords()
    {
        using var workplace = new Workplace();
        var before = Environment.CurrentDirectory;
        InProcess.Prepare(workplace.Folder);
        var findings = new Findings();
        var ended = new SortedDictionary<int, int>();
        try
        {
            var maker = new CommandLineMaker(new CommandGrammar(line => InProcess.Run(line).Output), Effort.Seed);
            foreach (var number in Effort.Numbers(Effort.Lines))
            {
                workplace.Prepare(new Dice(~Effort.Seed, number));
                // A command line may have removed it.
                Environment.CurrentDirectory = workplace.Folder;
                var line = maker.Make(number);
                var run = InProcess.Run(line);
                if (run.WrongFor(line) is { } wrong)
                    findings.Add(wrong, $"line {number}: {CSharpLiteral.Of(line)}\n{run.Errors}{run.Thrown}");
                ended[run.ExitCode ?? -1] = ended.GetValueOrDefault(run.ExitCode ?? -1) + 1;
            }
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }

        output.WriteLine($"seed {Effort.Seed}: {Effort.Lines} command lines in process; exit codes {string.Join(", ", ended.Select(code => $"{code.Key}: {code.Value}"))}");
        findings.AssertNone();
        Assert.Equal(Effort.Lines, ended.Values.Sum());
        // Were all of them refused, nothing behind the parser would have been tried.
        if (Effort.Lines >= 1000)
            Assert.All([0, 1, 2], code => Assert.InRange(ended.GetValueOrDefault(code), Effort.Lines / 50, Effort.Lines));
    }
}
