using FlagsDownloader.Fuzzing.Chance;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>Thousands of valid and invalid command lines: each ends in time, with a documented exit code and no stack trace.</summary>
/// <remarks>To repeat a case: <c>FUZZ_FIRST=17 FUZZ_LINES=1</c>, with the seed of the failure in <c>FUZZ_SEED</c>.</remarks>
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
#pragma warning disable RS0030 // Command lines have relative paths. The tests of this project run one by one, and the folder is restored.
        var before = Environment.CurrentDirectory;
        var findings = new Findings();
        var ended = new SortedDictionary<int, int>();
        try
        {
            var maker = new CommandLineMaker(new CommandGrammar(line => InProcess.Run(line).Output), Effort.Seed);
            foreach (var number in numbers)
            {
                workplace.Prepare(new Dice(~Effort.Seed, number));
                // A command line may have deleted the folder.
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
        // If all were refused, only the parser would have been tested.
        if (numbers.Count >= 1000)
        {
            Assert.All([0, 1, 2], code => Assert.InRange(ended.GetValueOrDefault(code), numbers.Count / 50, numbers.Count));
        }
    }
}
