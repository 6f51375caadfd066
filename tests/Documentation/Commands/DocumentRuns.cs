using System.Net.NetworkInformation;
using FlagsDownloader.Documentation.Markdown;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation.Commands;

/// <summary>Every command of every document, run once for all tests: several sections at a time, for most of their time is waiting.</summary>
internal static class DocumentRuns
{
    /// <summary>Its commands need a program that has to be built first: <c>AddingAStrategyTests</c> runs them.</summary>
    public const string BuiltApart = "docs/adding-a-strategy.md";

    /// <summary>Its commands need a server that has to be built first: <c>AddingAFaultTests</c> runs them.</summary>
    public const string FaultPage = "docs/adding-a-fault.md";

    private const int AtOnce = 4;

    // Those of `flags serve` as the documents have it. Who listens there is found by every download from LOCAL, DELAY or ERROR.
    private static readonly int[] Ports = [8000, 8001, 8002, 8003];

    private static readonly Lock Once = new();
    private static Task<Dictionary<(string Document, string Heading), List<StepResult>>>? _results;

    public static IReadOnlyList<DocumentSection> Sections { get; } =
        [.. Repository.Documents.Where(path => path is not (BuiltApart or FaultPage)).SelectMany(path => DocumentSection.Of(MarkdownDocument.Read(path)))];

    public static async Task<IReadOnlyList<StepResult>> ResultsOf(string document, string heading)
    {
        lock (Once)
            _results ??= Run();
        return (await _results)[(document, heading)];
    }

    private static async Task<Dictionary<(string Document, string Heading), List<StepResult>>> Run()
    {
        Assert.All(Ports, port => Assert.False(IsTaken(port), $"Another program listens on port {port}, where these documents have a server: stop it first."));
        using var surroundings = new Surroundings(FlagsExecutable.FullName);
        var results = new Dictionary<(string Document, string Heading), List<StepResult>>();
        // Who serves on the usual ports is alone: a download from LOCAL would find that server.
        foreach (var group in Sections.GroupBy(section => section.Serves).OrderBy(group => group.Key))
        {
            using var places = new SemaphoreSlim(group.Key ? 1 : AtOnce);
            // The longest first, so that none is left over at the end.
            await Task.WhenAll(group.OrderByDescending(section => section.Steps.Count).Select(section => Run(section, places)));
        }

        return results;

        async Task Run(DocumentSection section, SemaphoreSlim places)
        {
            await places.WaitAsync();
            try
            {
                // A thread of its own: it waits for processes, not for .NET's pool.
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
                    results[(section.Document, section.Heading)] = run;
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
