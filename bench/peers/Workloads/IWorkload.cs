using FlagsDownloader.Bench.Peers.Report;

namespace FlagsDownloader.Bench.Peers.Workloads;

/// <summary>Something that is measured.</summary>
internal interface IWorkload
{
    /// <summary>What `--only` takes.</summary>
    string Name { get; }

    /// <summary>Measures it.</summary>
    /// <param name="bench">What is at hand.</param>
    /// <returns>Its part of the page; null where a program is missing without which there is nothing to say.</returns>
    Section? Measure(Bench bench);
}
