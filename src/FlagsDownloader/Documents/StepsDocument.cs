using FlagsDownloader.Results;

namespace FlagsDownloader.Documents;

/// <summary>A value for each step of a download; null for a step that was not reached.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
public sealed class StepsDocument<T> : NamedValues<T>
{
    /// <param name="values">A value for each step, in their order.</param>
    /// <exception cref="ArgumentException">There are more steps, or fewer.</exception>
    public StepsDocument(params IEnumerable<T> values)
        : base(values)
    {
        if (Values.Count != DownloadSteps.Count)
        {
            throw new ArgumentException($"There are {DownloadSteps.Count} steps, not {Values.Count}.", nameof(values));
        }
    }

    /// <summary>The value of a step.</summary>
    /// <param name="step">The step.</param>
    public T this[DownloadStep step] => Values[(int)step];
}
