namespace FlagsDownloader.Bench.Peers.Clients;

/// <summary>A program that downloads a job into the folder in which it is started.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Command">Its command line for a job and a folder; null where it is not installed.</param>
internal sealed record Client(string Name, Func<Job, string, IEnumerable<string>>? Command)
{
    /// <summary>The strategy, where it is `flags`.</summary>
    public string? Strategy { get; init; }
}
