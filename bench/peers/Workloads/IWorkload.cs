using FlagsDownloader.Bench.Peers.Report;

namespace FlagsDownloader.Bench.Peers.Workloads;

/// <summary>A workload to measure.</summary>
internal interface IWorkload
{
    /// <summary>The name for `--only`.</summary>
    string Name { get; }

    /// <summary>Measures the workload.</summary>
    /// <param name="bench">The context.</param>
    /// <returns>Its section of the page; null if a required program is missing.</returns>
    Section? Measure(Bench bench);
}
