using FlagsDownloader.Fuzzing.Chance;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>Thousands of command lines, sensible and not: an exit code that is documented, no stack trace, no end of patience.</summary>
/// <remarks>One again: <c>FUZZ_FIRST=17 FUZZ_LINES=1</c>, with the seed of the failure in <c>FUZZ_SEED</c>.</remarks>
public sealed class CommandLineTests(ITestOutputHelper output)
{
    [Fact]
    public void Run_AFewCommandLines_EndWithADocumentedExitCodeAndInWords() => Run(Effort.Lines.Sample);

    [Fact]
    [SecondTier("20,000 command lines take minutes; the other test runs 500")]
    public void Run_AnyCommandLine_EndsWithADocumentedExitCodeAndInWords() => Run(Effort.Lines.Others);

    private void Run(IReadOnlyList<int> numbers)
    {
        using var workplace = new Workplace();
        Directory.CreateDirectory(workplace.Folder);
#pragma warning disable RS0030 // What a command line names is relative to the folder. This project's tests run one by one, and it is put back.
        var before = Environment.CurrentDirectory;
        var findings = new Findings();
        var ended = new SortedDictionary<int, int>();
        try
        {
            var maker = new CommandLineMaker(new CommandGrammar(line => InProcess.Run(line).Output), Effort.Seed);
            foreach (var number in numbers)
            {
                workplace.Prepare(new Dice(~Effort.Seed, number));
                // A command line may have removed it.
                Environment.CurrentDirectory = workplace.Folder;
                var line = maker.Make(number);
                var run = InProcess.Run(line);
                if (run.WrongFor(line) is { } wrong)
                {
                    findings.Add(wrong, $"line {number}: {CSharpLiteral.Of(line)}\n{run.Errors}{run.Thrown}");
                }

                ended[run.ExitCode ?? -1] = ended.GetValueOrDefault(run.ExitCode ?? -1) + 1;
            }
        }
        finally
        {
            Environment.CurrentDirectory = before;
#pragma warning restore RS0030
        }

        output.WriteLine($"seed {Effort.Seed}: {numbers.Count} command lines in process; exit codes {string.Join(", ", ended.Select(code => $"{code.Key}: {code.Value}"))}");
        findings.AssertNone();
        Assert.Equal(numbers.Count, ended.Values.Sum());
        // Were all of them refused, nothing behind the parser would have been tried.
        if (numbers.Count >= 1000)
        {
            Assert.All([0, 1, 2], code => Assert.InRange(ended.GetValueOrDefault(code), numbers.Count / 50, numbers.Count));
        }
    }
}
