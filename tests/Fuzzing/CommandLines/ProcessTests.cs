using System.Collections.Concurrent;
using FlagsDownloader.Fuzzing.Chance;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>
/// A sample of command lines as processes: with the server of `flags serve`, the exit code, and messages of the runtime.
/// </summary>
/// <remarks>To repeat a case: <c>FUZZ_FIRST=17 FUZZ_PROCESSES=1</c>, with the seed of the failure in <c>FUZZ_SEED</c>.</remarks>
public sealed class ProcessTests(ITestOutputHelper output)
{
    // Numbers of command lines that do not run in process too.
    private const ulong OtherSeed = 0x5EED;

    [Fact]
    public void Process_OfAFewCommandLines_EndsWithADocumentedExitCodeAndInWords() => Run(Effort.Processes.Sample);

    [Fact]
    [SecondTier("200 processes take minutes; the other test starts 20")]
    public void Process_OfAnyCommandLine_EndsWithADocumentedExitCodeAndInWords() => Run(Effort.Processes.Others);

    private void Run(IReadOnlyList<int> numbers)
    {
        var maker = new CommandLineMaker(new CommandGrammar(line => RealProcess.Run(line).Output), Effort.Seed ^ OtherSeed);
        var findings = new Findings();
        var ended = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(Partitioner.Create(numbers, EnumerablePartitionerOptions.NoBuffering), parallel, number =>
        {
            var line = maker.Make(number);
            // An argument cannot contain a NUL character.
            if (line.Any(word => word.Contains('\0', StringComparison.Ordinal)))
            {
                line = [.. line.Select(word => word.Replace("\0", "", StringComparison.Ordinal))];
            }

            var run = RealProcess.Run(line);
            if (run.WrongFor(line) is { } wrong)
            {
                findings.Add(wrong, $"process {number}: {CSharpLiteral.Of(line)}\n{run.Errors}");
            }

            ended.AddOrUpdate($"{(line is ["serve", ..] ? "serve" : "others")} {run.ExitCode}", 1, (_, count) => count + 1);
        });

        output.WriteLine($"seed {Effort.Seed}: {numbers.Count} processes; {string.Join(", ", ended.OrderBy(code => code.Key).Select(code => $"{code.Key}: {code.Value}"))}");
        findings.AssertNone();
        Assert.Equal(numbers.Count, ended.Values.Sum());
    }
}
