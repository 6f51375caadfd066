using System.Net.NetworkInformation;
using FlagsDownloader.Documentation.Markdown;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation.Commands;

/// <summary>Runs the commands of the documents once for all tests, several sections at a time, since they mostly wait.</summary>
internal static class DocumentRuns
{
    /// <summary>Its commands need a program that has to be built first: <c>AddingAStrategyTests</c> runs them.</summary>
    public const string BuiltApart = "docs/adding-a-strategy.md";

    /// <summary>Its commands need a server that has to be built first: <c>AddingAFaultTests</c> runs them.</summary>
    public const string FaultPage = "docs/adding-a-fault.md";

    private const int AtOnce = 4;

    // The ports of `flags serve` in the documents. Every download from LOCAL, DELAY or ERROR uses a server on them.
    private static readonly int[] Ports = [8000, 8001, 8002, 8003];

    // One section for each way in which a command may end, as the sample of the first tier.
    private const string SampleDocument = "docs/exit-codes.md";

    private static readonly Lock Once = new();
    private static Task<Dictionary<(string Document, string Heading), List<StepResult>>>? _sampleResults;
    private static Task<Dictionary<(string Document, string Heading), List<StepResult>>>? _otherResults;

    private static IReadOnlyList<DocumentSection> Sections { get; } =
        [.. Repository.Documents.Where(path => path is not (BuiltApart or FaultPage)).SelectMany(path => DocumentSection.Of(MarkdownDocument.Read(path)))];

    /// <summary>A few sections without a server.</summary>
    public static IReadOnlyList<DocumentSection> Sample { get; } = [.. Sections.Where(IsSample)];

    /// <summary>All the others.</summary>
    public static IReadOnlyList<DocumentSection> Others { get; } = [.. Sections.Where(section => !IsSample(section))];

    public static async Task<IReadOnlyList<StepResult>> ResultsOf(string document, string heading)
    {
        var isSample = Sample.Any(section => section.Document == document && section.Heading == heading);
        Task<Dictionary<(string Document, string Heading), List<StepResult>>> results;
        lock (Once)
        {
            results = isSample ? _sampleResults ??= Run(Sample) : _otherResults ??= Run(Others);
        }

        return (await results)[(document, heading)];
    }

    private static bool IsSample(DocumentSection section) => section.Document == SampleDocument && !section.Serves;

    private static async Task<Dictionary<(string Document, string Heading), List<StepResult>>> Run(IReadOnlyList<DocumentSection> sections)
    {
        if (sections.Any(section => section.Serves))
        {
            Assert.All(Ports, port => Assert.False(IsTaken(port), $"Another program listens on port {port}, which these documents use for a server: stop it first."));
        }

        using var surroundings = new Surroundings(FlagsExecutable.FullName);
        var results = new Dictionary<(string Document, string Heading), List<StepResult>>();
        // A section with a server on the usual ports runs alone: a download from LOCAL would use that server.
        foreach (var group in sections.GroupBy(section => section.Serves).OrderBy(group => group.Key))
        {
            using var places = new SemaphoreSlim(group.Key ? 1 : AtOnce);
            // The longest section first.
            await Task.WhenAll(group.OrderByDescending(section => section.Steps.Count).Select(section => Run(section, places)));
        }

        return results;

        async Task Run(DocumentSection section, SemaphoreSlim places)
        {
            await places.WaitAsync();
            try
            {
                // A separate thread: it waits for processes and must not block the thread pool.
                var run = await Task.Factory.StartNew(
                    () =>
                    {
                        using var run = new SectionRun(surroundings);
                        return run.Run(section.Steps);
                    },
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default);
                lock (results)
                {
                    results[(section.Document, section.Heading)] = run;
                }
            }
            finally
            {
                places.Release();
            }
        }
    }

    private static bool IsTaken(int port) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port);
}
